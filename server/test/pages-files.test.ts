import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';

import { Hono } from 'hono';

import type { AppEnv } from '../src/http/context.ts';
import { Folder } from '../src/pages/files.ts';
import { testApi, type TestApi } from './support/api.ts';
import { read } from './support/pages.ts';

let api: TestApi;
let folder = '';
before(async () => {
  api = await testApi();
  folder = mkdtempSync(join(tmpdir(), 'hallway-files-'));
});
after(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

describe('scripts and styles of pages', () => {
  it('are for every origin, and kept by browsers', async () => {
    const script = await read(api, '/embed.js');
    assert.equal(script.status, 200);
    assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.equal(script.headers.get('access-control-allow-origin'), '*');
    assert.equal(script.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(script.headers.get('cache-control'), 'public, max-age=300');
    const etag = script.headers.get('etag') ?? '';
    assert.equal((await read(api, '/embed.js', { 'if-none-match': etag })).status, 304);
    const { name } = await api.room();
    const { text } = await read(api, `/embed/room/${name}`);
    const named = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    assert.equal(named.length, 2);
    for (const path of named) {
      const file = await read(api, path);
      assert.equal(file.status, 200);
      assert.match(file.headers.get('cache-control') ?? '', /immutable/);
    }
  });

  it('are of their folder only', async () => {
    const paths = ['/assets/..%2froutes.ts', '/assets/%2e%2e%2ftexts.js', '/widget/..%2f..%2fpackage.json'];
    for (const path of [...paths, '/assets/nothing.js', '/assets/.js', '/widget/index.html']) {
      assert.equal((await read(api, path)).status, 404, path);
    }
  });

  it('are small on the way, and fresh after a change', async () => {
    const files = new Folder(folder);
    const app = new Hono<AppEnv>();
    app.get(
      '/:name',
      async (c) => (await files.serve(c, c.req.param('name'), 'no-cache')) ?? c.body(null, 404),
    );
    writeFileSync(join(folder, 'a.js'), '// a'.repeat(500));
    const small = await app.request('/a.js', { headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(small.headers.get('content-encoding'), 'br');
    const bytes = Buffer.from(await small.arrayBuffer());
    assert.ok(bytes.length < 200);
    assert.equal(brotliDecompressSync(bytes).toString(), '// a'.repeat(500));
    const plain = await app.request('/a.js');
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(await plain.text(), '// a'.repeat(500));
    writeFileSync(join(folder, 'a.js'), '// another');
    assert.equal(await (await app.request('/a.js')).text(), '// another');
    rmSync(join(folder, 'a.js'));
    assert.equal((await app.request('/a.js')).status, 404);
  });
});
