import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makeClub } from './support/clubs.ts';
import { expect, test } from './support/fixtures.ts';
import { ScreenReader } from './support/screen-reader.ts';
import type { Stack } from './support/stack.ts';
import type { VisitorOptions } from './support/visitor.ts';

/** A page, and what others do meanwhile: sentences of the script. */
interface Scene {
  readonly opens: VisitorOptions;
  readonly others?: Readonly<Record<string, () => Promise<void>>>;
}

/** Where each path of the script begins. */
const SCENES: Readonly<Record<string, (stack: Stack) => Promise<Scene>>> = {
  'Listen to a talk': async ({ api }) => ({ opens: { room: await api.room(await api.hostToken()) } }),
  'Raise a hand, and speak': async ({ api }) => {
    const host = await api.hostToken();
    const room = await api.room(host);
    const userToken = await api.userToken(`listener-${randomUUID()}`, 'Ugnė');
    const [{ token }, { id }] = await Promise.all([api.session(host), api.session(userToken)]);
    const does = async (method: string, path: string) => {
      expect((await api.call(method, `/v1/rooms/${room}/${path}`, undefined, token)).status).toBe(204);
    };
    return {
      opens: { room, userToken, tone: 700 },
      others: {
        'The host invites you to the stage.': () => does('PUT', `stage/${id}/invite`),
        'The host moves you to the audience.': () => does('POST', `people/${id}/to-audience`),
      },
    };
  },
  'Follow a club': async ({ api }) => {
    const { name } = await makeClub(api);
    return { opens: { body: `<hallway-club-card club="${name}"></hallway-club-card>` } };
  },
  'Be reminded of a talk': async ({ api }) => {
    const { name, admin } = await makeClub(api);
    const startsAt = new Date(Date.now() + 26 * 3_600_000).toISOString();
    const room = {
      name: `room-${randomUUID()}`,
      title: 'Night trains',
      language: 'en',
      club: name,
      startsAt,
    };
    expect((await api.call('POST', '/v1/rooms', room, admin.token)).status).toBe(201);
    return { opens: { body: `<hallway-schedule club="${name}"></hallway-schedule>` } };
  },
  'Write to a speaker': async ({ api }) => {
    const { token, id } = await api.session(await api.hostToken());
    expect((await api.call('PATCH', '/v1/me', { takesContacts: true }, token)).status).toBe(200);
    return { opens: { body: `<hallway-contact person="${id}"></hallway-contact>` } };
  },
  'Ask a question, and vote': async ({ api }) => {
    const hostToken = await api.hostToken();
    const room = await api.room(hostToken);
    const [host, other] = await Promise.all([api.session(hostToken), api.session()]);
    const questions = `/v1/rooms/${room}/questions`;
    const asked = { key: randomUUID(), text: 'Is the data open?' };
    expect((await api.call('POST', questions, asked, other.token)).status).toBe(201);
    const answer = `${questions}/2/answer`;
    return {
      opens: { body: `<hallway-questions room="${room}"></hallway-questions>` },
      others: {
        'The host answers your question.': async () => {
          expect((await api.call('PUT', answer, {}, host.token)).status).toBeLessThan(300);
        },
      },
    };
  },
  'Run a room': async ({ api }) => {
    const userToken = await api.hostToken();
    const room = await api.room(userToken);
    const { token } = await api.session(await api.userToken(`listener-${randomUUID()}`, 'Ugnė'));
    return {
      opens: { room, userToken },
      others: {
        'A listener raises a hand.': async () => {
          expect((await api.call('POST', `/v1/rooms/${room}/join`, {}, token)).status).toBe(200);
          expect((await api.call('PUT', `/v1/rooms/${room}/hand`, undefined, token)).status).toBe(204);
        },
      },
    };
  },
};

const SCRIPT = readFileSync(new URL('../../docs/screen-reader.md', import.meta.url), 'utf8');
const PATHS = SCRIPT.split(/^## /m).slice(1);

test('each path of the script has a scene', () => {
  expect(PATHS.map((path) => path.split('\n')[0])).toEqual(Object.keys(SCENES));
});

for (const path of PATHS) {
  const [title = '', ...lines] = path.split('\n');
  test(`with a screen reader: ${title}`, async ({ stack, visit }) => {
    const { opens, others = {} } = await SCENES[title]!(stack);
    const { page } = await visit(opens);
    await expect(page.getByRole('button').first()).toBeVisible();
    const reader = await ScreenReader.of(page);
    const steps = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
    expect(steps.length).toBeGreaterThan(2);
    for (const step of steps) await test.step(step, () => take(step, reader, others));
  });
}

/** Does one line of the script. */
async function take(step: string, reader: ScreenReader, others: Scene['others']): Promise<void> {
  const [, focus] = /\*\*(.+)\*\*\.$/.exec(step) ?? [];
  const [, said] = /^It says \*(.+)\*$/.exec(step) ?? [];
  const [, typed] = /^Type “(.+)”$/.exec(step) ?? [];
  const [, key] = /^Press (Enter|Space)\.$/.exec(step) ?? [];
  const other = others?.[step];
  if (focus && step.startsWith('Press Tab until you hear ')) await reader.tabTo(focus);
  else if (focus && step.startsWith('The focus is on ')) await reader.expectFocus(focus);
  else if (said) await reader.expectSaid(said);
  else if (typed) await reader.page.keyboard.type(typed);
  else if (key) await reader.page.keyboard.press(key);
  else if (other) await other();
  else throw new Error(`No such step: ${step}`);
}
