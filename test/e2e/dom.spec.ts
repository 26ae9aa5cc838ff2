import { expectNoTone, expectTone, type Ears } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';
import type { Visitor, VisitorOptions } from './support/visitor.ts';

const HZ = 1_000;

async function talking(stack: Stack, visit: (options: VisitorOptions) => Promise<Visitor>, tone = HZ) {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host, tone });
  await speaker.listen();
  await speaker.speak();
  return { room, speaker };
}

test('moving the tag keeps the audio; removing it leaves; adding it again works', async ({
  stack,
  visit,
}) => {
  const { room } = await talking(stack, visit);
  const visitor = await visit({ room });
  await visitor.listen();
  await expectTone(visitor.page, HZ);
  const joins = () => visitor.requests.filter((url) => url.endsWith('/join')).length;
  const before = joins();
  await visitor.page.evaluate(() => {
    const box = document.body.appendChild(document.createElement('section'));
    box.append(document.querySelector('hallway-room')!);
  });
  await expect(visitor.button('Leave quietly')).toBeVisible();
  await expectTone(visitor.page, HZ);
  expect(joins()).toBe(before);

  await visitor.page.evaluate(() => {
    const tag = document.querySelector('hallway-room')!;
    Object.assign(globalThis, { tag });
    tag.remove();
  });
  await expectNoTone(visitor.page, HZ);
  await visitor.page.evaluate(() => document.body.append((globalThis as unknown as { tag: Element }).tag));
  await visitor.listen();
  await expectTone(visitor.page, HZ);
});

test('two tags for one room share one connection', async ({ stack, visit }) => {
  const { room } = await talking(stack, visit);
  const visitor = await visit({
    body: `<hallway-room room="${room}"></hallway-room><hallway-room room="${room}"></hallway-room>
      <hallway-speaker-grid room="${room}"></hallway-speaker-grid>`,
  });
  await visitor.listen();
  await expect(visitor.button('Leave quietly')).toHaveCount(2);
  await expectTone(visitor.page, HZ);
  expect(visitor.requests.filter((url) => url.endsWith('/join'))).toHaveLength(1);
  await visitor.button('Leave quietly').last().click();
  await expect(visitor.button('Listen')).toHaveCount(2);
});

test('two rooms on one page are heard each for itself', async ({ stack, visit }) => {
  const one = await talking(stack, visit, 1_000);
  const two = await talking(stack, visit, 1_400);
  const visitor = await visit({
    body: `<hallway-room room="${one.room}"></hallway-room><hallway-room room="${two.room}"></hallway-room>`,
  });
  const rooms = visitor.page.locator('hallway-room');
  await rooms.nth(0).getByRole('button', { name: 'Listen' }).click();
  await expectTone(visitor.page, 1_000);
  await rooms.nth(0).getByRole('button', { name: 'Leave quietly' }).click();
  await expectNoTone(visitor.page, 1_000);
  await rooms.nth(1).getByRole('button', { name: 'Listen' }).click();
  await expectTone(visitor.page, 1_400);
  await expectNoTone(visitor.page, 1_000);
});

test('the bundle loaded twice, from two places, is one Hallway', async ({ stack, visit }) => {
  const { room } = await talking(stack, visit);
  const visitor = await visit({
    body: `<hallway-room room="${room}"></hallway-room><hallway-control-bar room="${room}"></hallway-control-bar>`,
    modules: [
      `await import('/hallway/hallway.js'); await import('/copy/hallway.js'); document.body.dataset.twice = 'done';`,
    ],
  });
  await expect(visitor.page.locator('body[data-twice=done]')).toBeAttached();
  await visitor.button('Listen').click();
  await expect(visitor.button('Leave quietly').first()).toBeVisible();
  await expectTone(visitor.page, HZ);
  expect(visitor.requests.filter((url) => url.endsWith('/join'))).toHaveLength(1);
});

test('50 joins and leaves leave one connection’s worth behind, and no heap', async ({ stack, visit }) => {
  test.setTimeout(600_000);
  const { room } = await talking(stack, visit);
  const visitor = await visit({ room });
  const cdp = await visitor.context.newCDPSession(visitor.page);
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize;
  };
  const cycle = async () => {
    await visitor.button('Listen').click();
    await visitor.button('Leave quietly').click();
    await expect(visitor.button('Listen')).toBeVisible();
  };
  for (let i = 0; i < 10; i += 1) await cycle();
  const early = await heap();
  for (let i = 10; i < 50; i += 1) await cycle();
  const late = await heap();
  await cdp.send('HeapProfiler.collectGarbage');
  const left = await visitor.page.evaluate(() => {
    const { sinks } = (globalThis as unknown as { __ears: Ears }).__ears;
    const alive = sinks.flatMap((sink) => sink.deref() ?? []);
    return {
      attached: document.querySelectorAll('audio').length,
      alive: alive.filter((a) => a.srcObject).length,
    };
  });
  // Found by its prototype in the heap: how many LiveKit rooms are alive.
  const rooms = await livekitRooms(cdp);
  console.log(
    `heap after 10 ${(early / 1e6).toFixed(2)} MB, after 50 ${(late / 1e6).toFixed(2)} MB, rooms ${rooms}`,
  );
  expect(left).toEqual({ attached: 0, alive: 0 });
  expect(rooms).toBe(1);
  expect(late - early, 'bytes more after 40 more joins').toBeLessThan(1_000_000);
});

/** Counts living instances of livekit-client's `Room`, which alone has `prepareConnection` on its prototype. */
async function livekitRooms(cdp: Awaited<ReturnType<Visitor['context']['newCDPSession']>>): Promise<number> {
  const object = await cdp.send('Runtime.evaluate', { expression: 'Object.prototype' });
  const all = await cdp.send('Runtime.queryObjects', { prototypeObjectId: object.result.objectId! });
  const count = await cdp.send('Runtime.callFunctionOn', {
    objectId: all.objects.objectId!,
    functionDeclaration: `function () {
      let count = 0;
      for (const o of this) {
        try {
          if (typeof o.prepareConnection === 'function' && !Object.hasOwn(o, 'prepareConnection') && Object.hasOwn(o, 'engine') && o.localParticipant) count++;
        } catch { /* A getter that wants another receiver. */ }
      }
      return count;
    }`,
    returnByValue: true,
  });
  return count.result.value as number;
}
