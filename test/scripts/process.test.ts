import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { endLeftovers, remember } from '../../scripts/leftovers.ts';
import { root } from '../../scripts/paths.ts';
import { Child, run } from '../../scripts/process.ts';
import { emptyFolder } from './support/folder.ts';

const long = 'setInterval(() => {}, 1000); console.log("up")';
const stubborn = `process.on("SIGTERM", () => console.log("no")); ${long}`;

/** Starts a Node program and waits for its first line. */
async function started(program: string, options = {}): Promise<Child> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const child = new Child(process.execPath, ['-e', program], { onLine: () => resolve(), ...options });
  await promise;
  return child;
}

/** A script in a process of its own that starts a child, says its number, and goes on. */
async function parent(t: TestContext, body: string): Promise<{ pid: number; child: number }> {
  const file = join(emptyFolder(t), 'parent.mts');
  writeFileSync(
    file,
    `import { Child } from ${JSON.stringify(join(root, 'scripts/process.ts'))};
     import { remember } from ${JSON.stringify(join(root, 'scripts/leftovers.ts'))};
     const child = new Child(process.execPath, ['-e', ${JSON.stringify(stubborn)}]);
     ${body}
     console.log(child.pid);
     setInterval(() => {}, 1000);`,
  );
  const outer = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => outer.kill('SIGKILL'));
  const [line] = (await once(createInterface(outer.stdout), 'line')) as [string];
  return { pid: outer.pid!, child: Number(line) };
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that has ended stays listed until its parent, or the system's first process, has asked how.
    const stat = process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
    return !/\) Z /.test(stat);
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<void> {
  while (runs(pid)) await sleep(20);
}

describe('a child process', { timeout: 60_000 }, () => {
  it('ends when it is asked to', async () => {
    const child = await started(long);
    await child.stop();
    assert.deepEqual(await child.exited, { code: null, signal: 'SIGTERM' });
    assert.equal(child.alive, false);
  });

  it('is killed when it does not end in time', async () => {
    const child = await started(stubborn, { graceMs: 200 });
    await child.stop();
    assert.deepEqual(await child.exited, { code: null, signal: 'SIGKILL' });
    assert.deepEqual(child.tail, ['up', 'no']);
  });

  it('is asked twice where that helps', async () => {
    const twice = `let asked = 0; process.on("SIGTERM", () => ++asked === 2 && process.exit(5)); ${long}`;
    const child = await started(twice, { againMs: 100 });
    await child.stop();
    assert.equal((await child.exited).code, 5);
  });

  it('takes what it started along, however it ends', async () => {
    const program = `const { spawn } = require("node:child_process");
      console.log(spawn(process.execPath, ["-e", ${JSON.stringify(stubborn)}], { stdio: "ignore" }).pid);
      setInterval(() => {}, 1000)`;
    for (const end of ['stop', 'kill9'] as const) {
      const child = await started(program);
      const grandchild = Number(child.tail[0]);
      assert.ok(runs(grandchild));
      await child[end]();
      await gone(grandchild);
    }
  });

  it('ends with a parent that is asked to end', async (t) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const { pid, child } = await parent(t, '');
      process.kill(pid, signal);
      await gone(child);
      await gone(pid);
    }
  });

  it('says in its outcome that it could not be started', async () => {
    const outcome = await run('/nowhere/program', []);
    assert.equal(outcome.ok, false);
    assert.match(outcome.output, /ENOENT/);
  });

  it('is ended when its time is over', async () => {
    const outcome = await run(process.execPath, ['-e', long], { timeoutMs: 300 });
    assert.deepEqual([outcome.ok, outcome.timedOut], [false, true]);
  });
});

describe('leftovers of a killed parent', { timeout: 60_000 }, () => {
  it('are ended by the next start', async (t) => {
    const folder = emptyFolder(t);
    const { pid, child } = await parent(t, `remember('thing', child.pid, ${JSON.stringify(folder)});`);
    assert.deepEqual(await endLeftovers(folder), [], 'its parent lives');
    process.kill(pid, 'SIGKILL');
    await gone(pid);
    assert.ok(runs(child));
    assert.deepEqual(await endLeftovers(folder, 500), ['thing']);
    await gone(child);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('are left alone when the number belongs to another program now', async (t) => {
    const folder = emptyFolder(t);
    const child = await started(long);
    remember('thing', child.pid!, folder);
    const file = join(folder, `${child.pid}.json`);
    const entry = JSON.parse(readFileSync(file, 'utf8')) as { child: { started: string } };
    entry.child.started = 'another time';
    writeFileSync(file, JSON.stringify(entry));
    assert.deepEqual(await endLeftovers(folder), []);
    assert.ok(child.alive);
    assert.deepEqual(readdirSync(folder), []);
    await child.stop();
  });

  it('are forgotten when they have ended, or were never written whole', async (t) => {
    const folder = join(emptyFolder(t), 'run');
    mkdirSync(folder);
    const child = await started(long);
    remember('thing', child.pid!, folder);
    await child.stop();
    writeFileSync(join(folder, 'half.json'), '{"name":');
    assert.deepEqual(await endLeftovers(folder), []);
    assert.deepEqual(readdirSync(folder), []);
  });
});
