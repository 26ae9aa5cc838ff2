import { Child } from '../../scripts/process.ts';
import { expect, test } from './support/fixtures.ts';
import { Guest } from './support/guest.ts';

test('Next renders a card’s tag on the server, and the card takes over in the browser', async ({
  kit,
  page,
}) => {
  const project = await kit.example('next');
  await project.tool('next', 'build');
  const server = new Child(
    process.execPath,
    [await project.bin('next'), 'start', '--port', String(kit.port), '--hostname', 'localhost'],
    { cwd: project.folder, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } },
  );
  try {
    const url = `http://localhost:${kit.port}/`;
    await expect.poll(() => answers(url), { message: server.tail.join('\n') }).toBe(true);
    const html = await (await fetch(url)).text();
    expect(html).toMatch(/<hallway-club-card club="sound-and-field"[^>]*><p>Sound &amp; Field: live talks/);
    const guest = await Guest.at(page, url);
    await guest.follow();
    await guest.isTold('See you on Thursday.');
    await guest.expectQuiet();
  } finally {
    await server.stop();
  }
});

async function answers(url: string): Promise<boolean> {
  // Until it listens there is nobody to say no.
  return (await fetch(url).catch(() => undefined))?.ok ?? false;
}
