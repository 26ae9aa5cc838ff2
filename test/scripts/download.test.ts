import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { download } from '../../scripts/livekit/download.ts';
import { releaseHost, sha256 } from './support/release-host.ts';

const file = randomBytes(200_000);
const sum = sha256(file);
const limits = { connectMs: 300, stallMs: 300 };

describe('a download', () => {
  it('gives the right file', async (t) => {
    const host = await releaseHost(t, (_request, response) => response.end(file));
    assert.deepEqual(await download(`${host.url}/file`, sum), file);
  });

  it('follows a redirect, as the release host sends one', async (t) => {
    const host = await releaseHost(t, (request, response) => {
      if (request.url === '/elsewhere') response.end(file);
      else response.writeHead(302, { location: '/elsewhere' }).end();
    });
    assert.deepEqual(await download(`${host.url}/file`, sum), file);
  });

  it('refuses a wrong checksum, and names both', async (t) => {
    const other = randomBytes(200_000);
    const host = await releaseHost(t, (_request, response) => response.end(other));
    await assert.rejects(download(`${host.url}/file`, sum), {
      message: `${host.url}/file: wrong checksum: expected ${sum}, got ${sha256(other)}`,
    });
  });

  it('refuses a file that is cut short', async (t) => {
    const host = await releaseHost(t, (_request, response) => {
      response.writeHead(200, { 'content-length': file.length });
      response.write(file.subarray(0, 1000), () => response.destroy());
    });
    await assert.rejects(download(`${host.url}/file`, sum), /cut short after \d+ of 200000 bytes$/);
  });

  it('refuses a file that is cut short with a right length of its own', async (t) => {
    const host = await releaseHost(t, (_request, response) => response.end(file.subarray(0, 1000)));
    await assert.rejects(download(`${host.url}/file`, sum), /wrong checksum/);
  });

  it('says which status the host answered', async (t) => {
    const host = await releaseHost(t, (_request, response) => response.writeHead(404).end());
    await assert.rejects(download(`${host.url}/file`, sum), {
      message: `${host.url}/file: the host answered 404 Not Found`,
    });
  });

  it('gives up a host that does not answer', async (t) => {
    const host = await releaseHost(t, () => undefined);
    await assert.rejects(download(`${host.url}/file`, sum, limits), {
      message: `${host.url}/file: no answer for 0.3 s`,
    });
  });

  it('gives up a host that stops in the middle', async (t) => {
    const host = await releaseHost(t, (_request, response) => {
      response.writeHead(200, { 'content-length': file.length });
      response.write(file.subarray(0, 1000));
    });
    await assert.rejects(download(`${host.url}/file`, sum, limits), /: nothing more came for 0.3 s$/);
  });

  it('waits for a slow host as long as something comes', async (t) => {
    const host = await releaseHost(t, (_request, response) => {
      let sent = 0;
      const timer = setInterval(() => {
        response.write(file.subarray(sent, sent + 25_000));
        sent += 25_000;
        if (sent < file.length) return;
        clearInterval(timer);
        response.end();
      }, 100);
    });
    assert.deepEqual(await download(`${host.url}/file`, sum, { connectMs: 5000, stallMs: 700 }), file);
  });

  it('says why a host cannot be reached', async () => {
    await assert.rejects(download('http://127.0.0.1:1/file', sum), /(ECONNREFUSED|bad port)/);
    await assert.rejects(download('http://nowhere.invalid/file', sum), /nowhere\.invalid\/file: getaddrinfo/);
  });
});
