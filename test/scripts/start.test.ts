import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { endLeftovers } from '../../scripts/leftovers.ts';
import { root } from '../../scripts/paths.ts';
import { Child } from '../../scripts/process.ts';
import { emptyFolder } from './support/folder.ts';

interface Running {
  child: Child;
  page: string;
  api: string;
  said(): string;
}

/** `npm start`, with its data in a folder of the test's. Resolves when it has printed its addresses. */
async function start(state: string): Promise<Running> {
  const lines: string[] = [];
  const child = new Child(process.execPath, [join(root, 'scripts', 'start.ts')], {
    env: { ...process.env, HALLWAY_STATE: state },
    onLine: (line) => lines.push(line),
    graceMs: 40_000,
  });
  const said = () => lines.join('\n');
  while (!said().includes('Ctrl-C stops')) {
    assert.ok(child.alive, said());
    await sleep(50);
  }
  const page = /Listen here +(\S+)/.exec(said())![1]!;
  const api = /data-api="([^"]+)"/.exec(await (await fetch(page)).text())![1]!;
  return { child, page, api, said };
}

/** Holds the ports that a first start would take, where nobody does yet. */
function holdPorts(ports: readonly number[]): void {
  for (const port of ports) {
    const server = createServer().unref();
    server.on('error', () => server.close());
    server.listen(port, '127.0.0.1');
    after(() => server.close());
  }
}

describe('npm start', { timeout: 300_000 }, () => {
  it('starts beside others, survives a kill, keeps its data, and ends in good order', async (t) => {
    const state = emptyFolder(t);
    // PostgreSQL runs under an account of its own when this is root, and must get there.
    chmodSync(state, 0o755);
    holdPorts([4400, 4401, 7880]);

    const first = await start(state);
    t.after(() => first.child.kill9());
    assert.notEqual(new URL(first.page).port, '4400');
    const room = readFileSync(join(state, 'room'), 'utf8');
    assert.match(
      await (await fetch(first.page)).text(),
      new RegExp(`<hallway-room room="${room}" heading-level="2">`),
    );
    assert.equal((await fetch(new URL('/hallway/hallway.js', first.page))).status, 200);
    await musicPlays(first.api, room);
    assert.equal(statSync(join(state, 'secrets.json')).mode & 0o077, 0);

    // Without its last breath: what it started goes on, and is ended by the next start.
    process.kill(first.child.pid!, 'SIGKILL');
    await first.child.exited.catch(() => undefined);
    const second = await start(state);
    t.after(() => second.child.stop());
    assert.equal(readFileSync(join(state, 'room'), 'utf8'), room);
    await musicPlays(second.api, room);

    await second.child.stop();
    assert.deepEqual(await second.child.exited, { code: 0, signal: null });
    assert.match(second.said(), /Stopping \(SIGTERM\)\.\nStopped\.$/);
    assert.deepEqual(await endLeftovers(join(state, 'run')), []);
    assert.deepEqual(readdirSync(join(state, 'run')), []);
    await assert.rejects(fetch(second.api));
  });
});

/** Waits until the stage has the music box on it, connected and not muted. */
async function musicPlays(api: string, room: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${api}/v1/rooms/${room}`);
    const { stage } = (await response.json()) as { stage: { name: string; muted: boolean; away: boolean }[] };
    const box = stage.find(({ name }) => name === 'Music box');
    if (box && !box.muted && !box.away) return;
    await sleep(100);
  }
}
