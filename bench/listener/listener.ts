import { Room } from '@livekit/rtc-node';
import { chromium as engine, type Page } from '@playwright/test';
import { chromium } from '../../test/chromium.ts';
import { startStack, type Stack } from '../../test/e2e/support/stack.ts';
import { costs } from '../support/costs.ts';
import { startSpeaker } from '../support/speaker.ts';
import { printTable } from '../support/table.ts';

const LISTENERS = 20;

/** What one more hidden listener costs another listener (bytes of signalling) and the backend (memory, CPU). */
export async function run(): Promise<void> {
  const stack = await startStack();
  const speaker = await startSpeaker(stack);
  const browser = await engine.launch(chromium());
  try {
    const page = await browser.newPage();
    const signal = countSignal(page);
    await page.goto(
      stack.site.page(`<hallway-room room="${speaker.room}"></hallway-room>`, {
        script: `data-api="${stack.backend.origin}"`,
      }),
    );
    await page.getByRole('button', { name: 'Listen' }).click();
    await page.getByRole('button', { name: 'Leave quietly' }).waitFor();
    await page.waitForTimeout(5_000);

    const quiet = await during(signal, stack, async () => page.waitForTimeout(10_000));
    const rooms: Room[] = [];
    const joining = await during(signal, stack, async () => {
      for (let i = 0; i < LISTENERS; i += 1) rooms.push(await joinHidden(stack, speaker.room));
      await page.waitForTimeout(10_000);
    });
    printTable([
      [`${LISTENERS} hidden listeners join`, 'in all', 'without them', 'for one more'],
      row('signalling bytes to another listener', joining.bytes, quiet.bytes),
      row('backend CPU, ms', joining.cpu, quiet.cpu),
      row('backend memory, kB', joining.memory, quiet.memory),
    ]);
    await Promise.all(rooms.map((room) => room.disconnect()));
  } finally {
    await browser.close();
    await speaker.stop();
    await stack.close();
  }
}

function row(name: string, all: number, without: number): (string | number)[] {
  return [name, all, without, (all - without) / LISTENERS];
}

/** Bytes that LiveKit sends the page over its signalling WebSocket. */
function countSignal(page: Page): { bytes: number } {
  const count = { bytes: 0 };
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => (count.bytes += payload.length)),
  );
  return count;
}

async function during(signal: { bytes: number }, stack: Stack, act: () => Promise<void>) {
  const before = { bytes: signal.bytes, ...costs(stack.backend.pid) };
  await act();
  const after = { bytes: signal.bytes, ...costs(stack.backend.pid) };
  return {
    bytes: after.bytes - before.bytes,
    cpu: after.cpu - before.cpu,
    memory: after.memory - before.memory,
  };
}

async function joinHidden(stack: Stack, name: string): Promise<Room> {
  const { token } = await stack.api.session();
  const answer = await stack.api.call('POST', `/v1/rooms/${name}/join`, {}, token);
  const room = new Room();
  const grant = answer.body as { participant_token: string };
  await room.connect(stack.livekit.url, grant.participant_token, { autoSubscribe: true, dynacast: false });
  return room;
}
