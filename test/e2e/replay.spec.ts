import { expectNoTone, expectTone } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';
import { ScreenReader } from './support/screen-reader.ts';
import type { Visitor } from './support/visitor.ts';

const HZ = 1_000;
/** How far a turn may be from where it was spoken, in milliseconds; see server/test/recording.test.ts. */
const TOLERANCE = 1_500;

/** What people read, in the page's language. */
const LANGUAGES = {
  en: {
    record: 'Record…',
    go: 'Record',
    soon: 'This talk will be recorded',
    said: [/^This talk will be recorded\. The recording begins in \d+ sec\.$/, 'The recording has begun.'],
    late: 'This talk is being recorded.',
    mark: 'Recording',
    unmute: 'Unmute microphone',
    mute: 'Mute microphone',
    end: 'End room',
    endGo: 'End it',
    play: 'Play',
    pause: 'Pause',
    position: 'Position',
    jump: /^0:\d\d Rasa Milvydė$/,
    delete: 'Delete…',
    deleteGo: 'Delete',
    deleted: 'The recording was deleted',
  },
  lt: {
    record: 'Įrašyti…',
    go: 'Įrašyti',
    soon: 'Pokalbis bus įrašomas',
    said: [/^Pokalbis bus įrašomas: įrašas prasidės po \d+\ssek\.$/, 'Įrašas prasidėjo.'],
    late: 'Šis pokalbis įrašomas.',
    mark: 'Įrašoma',
    unmute: 'Įjungti mikrofoną',
    mute: 'Išjungti mikrofoną',
    end: 'Baigti pokalbį',
    endGo: 'Baigti',
    play: 'Leisti',
    pause: 'Pristabdyti',
    position: 'Įrašo vieta',
    jump: /^0:\d\d Rasa Milvydė$/,
    delete: 'Ištrinti…',
    deleteGo: 'Ištrinti',
    deleted: 'Įrašas ištrintas',
  },
} as const;

/** A button by the whole of its name. */
const button = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name, exact: true });

for (const [lang, say] of Object.entries(LANGUAGES)) {
  test(`a talk is announced, recorded, replayed and deleted (${lang})`, async ({ stack, visit }) => {
    const userToken = await stack.api.hostToken();
    const room = await stack.api.room(userToken);
    const host = await visit({ room, userToken, lang, tone: HZ });
    await host.listen();
    const listener = await visit({ room, lang });
    await listener.listen();
    const reader = await ScreenReader.of(listener.page);

    await button(host, say.record).click();
    await host.page.getByRole('dialog').getByRole('button', { name: say.go, exact: true }).click();
    await expect(listener.page.getByText(say.soon).first()).toBeVisible();
    await expect(listener.page.getByText(say.mark, { exact: true }).first()).toBeVisible();
    const said = () => reader.page.evaluate(() => globalThis.window.heard ?? []);
    for (const text of say.said) {
      await expect
        .poll(async () =>
          (await said()).filter((one) => (typeof text === 'string' ? one === text : text.test(one))),
        )
        .toHaveLength(1);
    }
    // Who has not come yet sees it on the card, and hears it when they come.
    const late = await visit({ room, lang });
    await expect(late.page.getByText(say.mark, { exact: true })).toBeVisible();
    const lateReader = await ScreenReader.of(late.page);
    await late.listen();
    await expect
      .poll(() => lateReader.page.evaluate(() => globalThis.window.heard ?? []))
      .toContain(say.late);

    const { body } = await stack.api.call('GET', `/v1/rooms/${room}`);
    const begins = Date.parse((body as { room: { recordingAt: string } }).room.recordingAt);
    // Some seconds of silence first.
    await expect.poll(() => Date.now() - begins, { timeout: 20_000 }).toBeGreaterThan(5_000);
    await button(host, say.unmute).click();
    await expectTone(listener.page, HZ);
    const from = Date.now() - begins;
    await expect.poll(() => Date.now() - begins - from).toBeGreaterThan(4_000);
    await button(host, say.mute).click();
    await button(host, say.end).click();
    await host.page.getByRole('dialog').getByRole('button', { name: say.endGo, exact: true }).click();

    // What is left of the room is its recording; none of its sound is fetched before Play.
    const play = button(listener, say.play);
    await expect(play).toBeVisible();
    expect(listener.requests.filter((address) => address.includes('/recording/audio'))).toEqual([]);
    await play.click();
    await expect(button(listener, say.pause)).toBeVisible();
    await expectNoTone(listener.page, HZ);
    const jump = button(listener, say.jump).first();
    const [, at = ''] = /0:(\d\d)/.exec((await jump.textContent()) ?? '') ?? [];
    expect(Math.abs(Number(at) * 1000 - from)).toBeLessThan(TOLERANCE + 1_000);
    await jump.click();
    await expectTone(listener.page, HZ);
    const slider = listener.page.getByRole('slider', { name: say.position });
    await slider.press('Home');
    await expectNoTone(listener.page, HZ);

    await expect(button(listener, say.delete)).toHaveCount(0);
    await button(host, say.delete).click();
    await host.page.getByRole('dialog').getByRole('button', { name: say.deleteGo, exact: true }).click();
    await expect(host.page.getByText(say.deleted).first()).toBeVisible();
    const audio = await stack.api.call('GET', `/v1/rooms/${room}/recording/audio`);
    expect(audio.status).toBe(404);
    await late.page.reload();
    await expect(late.page.getByText(say.deleted.split(' ')[0] ?? '').first()).toBeVisible();
  });
}
