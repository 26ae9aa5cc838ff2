import assert from 'node:assert/strict';
import { get } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { servePages } from '../../scripts/demo/pages.ts';
import { signPerson } from '../../scripts/demo/site-token.ts';
import { root } from '../../scripts/paths.ts';
import { freePort } from '../../scripts/ports.ts';
import { emptyFolder } from './support/folder.ts';

async function pages(t: TestContext) {
  const bundle = emptyFolder(t);
  writeFileSync(join(bundle, 'hallway.js'), 'export {};');
  writeFileSync(join(bundle, '..', 'secret.js'), 'secret');
  const port = await freePort();
  const site = await servePages({
    port,
    folders: { '/hallway/': bundle, '/': join(root, 'examples', 'demo') },
    values: { api: 'http://127.0.0.1:1/?a="<b', room: 'talk', club: 'slow-radio', person: '@rasa' },
    made: { '/demo/host-token': () => 'made now' },
    connect: ['http://127.0.0.1:1', 'ws://127.0.0.1:2'],
  });
  t.after(() => site.close());
  return {
    port,
    url: site.url,
    fetch: (path: string, options?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, options),
  };
}

/** Asks with a raw path, or as another host, which `fetch` does not allow. */
function raw(port: number, path: string, host = `localhost:${port}`): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}

describe('the demo’s page server', () => {
  it('serves the pages under the strict policy, with the API and the room filled in', async (t) => {
    const site = await pages(t);
    for (const path of ['/', '/index.html', '/lt.html', '/host.html']) {
      const response = await site.fetch(path);
      assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(
        response.headers.get('content-security-policy'),
        "default-src 'self'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; " +
          "connect-src 'self' http://127.0.0.1:1 ws://127.0.0.1:2",
      );
      const html = await response.text();
      assert.ok(html.includes('data-api="http://127.0.0.1:1/?a=&quot;&lt;b"'));
      assert.ok(html.includes('<hallway-room room="talk" heading-level="2">'));
      assert.doesNotMatch(html, /\{\{|style=|<style|<script>/);
    }
    const club = await (await site.fetch('/club.html')).text();
    assert.match(club, /<hallway-club-card club="slow-radio" heading-level="2">/);
    assert.doesNotMatch(club, /\{\{|style=|<style|<script>/);
    assert.equal(await (await site.fetch('/hallway/hallway.js')).text(), 'export {};');
    assert.equal((await site.fetch('/style.css')).headers.get('content-type'), 'text/css; charset=utf-8');
  });

  it('makes what is made anew each time, and lets nobody store it', async (t) => {
    const site = await pages(t);
    const response = await site.fetch('/demo/host-token');
    assert.equal(await response.text(), 'made now');
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  it('serves nothing else: other paths, methods, folders, hosts', async (t) => {
    const site = await pages(t);
    assert.equal((await site.fetch('/absent.html')).status, 404);
    assert.equal((await site.fetch('/', { method: 'POST' })).status, 405);
    for (const path of [
      '/hallway/../secret.js',
      '/hallway/%2e%2e/secret.js',
      '/hallway/..%2fsecret.js',
      '/%ff',
    ]) {
      assert.equal(await raw(site.port, path), 404, path);
    }
    assert.equal(await raw(site.port, '/demo/host-token'), 200);
    assert.equal(await raw(site.port, '/demo/host-token', 'elsewhere.example'), 404);
  });
});

describe('the demo site’s word for a person', () => {
  it('is a JWT with what the server checks', () => {
    const keys = { secret: 'k'.repeat(32), issuer: 'site', audience: 'hallway' };
    const token = signPerson(keys, { subject: 'a', name: 'Rasa Milvydė', create: true });
    const [header, claims] = token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
    assert.deepEqual(header, { alg: 'HS256', typ: 'JWT' });
    const { iat, exp, ...rest } = claims!;
    assert.equal(Number(exp) - Number(iat), 600);
    assert.deepEqual(rest, {
      iss: 'site',
      aud: 'hallway',
      sub: 'a',
      name: 'Rasa Milvydė',
      hallway: { create: true },
    });
  });
});
