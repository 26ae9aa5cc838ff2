/** Every control of host and moderators, tried by everybody who may not: 403, and nothing has changed anywhere. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type TestApi } from './support/api.ts';

let api: TestApi;
let path = '';
const people: Record<string, Actor> = {};

before(async () => {
  api = await testApi();
  const room = await api.room({ club: { name: 'club', title: 'Club' } });
  path = room.path;
  const names = ['moderator', 'second', 'speaker', 'listener', 'invited', 'raised', 'removed', 'stranger'];
  for (const name of names) {
    people[name] = await api.person(name);
    if (name !== 'stranger') await api.enter(path, people[name]);
  }
  const { moderator, second, speaker, invited, raised, removed } = people;
  assert.ok(moderator && second && speaker && invited && raised && removed);
  people['host'] = room.host;
  people['guest'] = await api.guest();
  const as = room.host;
  for (const who of [moderator, second]) {
    await api.done('PUT', `${path}/people/${who.id}/role`, { as, body: { role: 'moderator' } });
  }
  await api.promote(path, as, speaker);
  for (const who of [invited, raised]) await api.done('PUT', `${path}/hand`, { as: who });
  await api.done('PUT', `${path}/stage/${invited.id}/invite`, { as });
  await api.done('POST', `${path}/people/${removed.id}/remove`, { as });
  for (const text of ['First', 'Second']) {
    await api.done('POST', `${path}/questions`, { as: raised, body: { key: randomUUID(), text } });
  }
});
after(() => api.close());

/** Who, `PERSON` standing for somebody; a row for each control. */
type Control = readonly [method: string, path: string, body?: object];

const OF_MODERATORS: readonly Control[] = [
  ['GET', 'hands'],
  ['DELETE', 'hands'],
  ['DELETE', 'hands/RAISED'],
  ['PUT', 'hand-policy', { policy: 'off' }],
  ['PUT', 'reaction-policy', { policy: 'off' }],
  ['PUT', 'hand-order', { order: 'least_on_stage' }],
  ['PUT', 'lock', { locked: true }],
  ['GET', 'log'],
  ['GET', 'bans'],
  ['PUT', 'stage/RAISED/invite'],
  ['DELETE', 'stage/INVITED/invite'],
  ['POST', 'people/SPEAKER/to-audience'],
  ['POST', 'people/SPEAKER/mute'],
  ['POST', 'people/RAISED/remove'],
  ['POST', 'people/RAISED/ban'],
  ['POST', 'people/RAISED/ban', { scope: 'room' }],
  ['DELETE', 'bans/REMOVED'],
  ['PUT', 'people/RAISED/role', { role: 'speaker' }],
  ['POST', 'mute-all'],
  ['GET', 'questions.csv'],
  [
    'PUT',
    'question-rules',
    { asking: false, anonymous: 'everyone', approveFirst: true, slowSeconds: 0, words: [] },
  ],
  ['PUT', 'questions/1/open'],
  ['PUT', 'questions/1/pin'],
  ['DELETE', 'questions/1/pin'],
  ['PUT', 'questions/1/answer', {}],
  ['PUT', 'questions/1/dismissal', { reason: 'other' }],
  ['PUT', 'questions/1/merge', { into: 2 }],
  ['POST', 'questions/1/invite'],
];

/** And the operator's. */
const OF_REPORTS: readonly Control[] = [
  ['GET', 'reports'],
  ['DELETE', 'reports/7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11'],
];

const OF_THE_HOST: readonly Control[] = [
  ['POST', 'start'],
  ['POST', 'end'],
  ['PUT', 'people/SPEAKER/role', { role: 'moderator' }],
  ['PUT', 'people/MODERATOR/role', { role: 'host' }],
  ['PUT', 'people/SECOND/role', { role: 'listener' }],
  ['POST', 'people/SECOND/to-audience'],
  ['POST', 'people/SECOND/mute'],
  ['POST', 'people/SECOND/remove'],
  ['POST', 'people/SECOND/ban'],
];

const OF_NOBODY: readonly Control[] = [
  ['POST', 'people/HOST/to-audience'],
  ['POST', 'people/HOST/mute'],
  ['POST', 'people/HOST/remove'],
  ['POST', 'people/HOST/ban'],
  ['PUT', 'people/HOST/role', { role: 'listener' }],
  ['PUT', 'people/HOST/role', { role: 'host' }],
];

const TABLE: readonly (readonly [who: string, controls: readonly Control[]])[] = [
  ...['stranger', 'guest', 'listener', 'invited', 'raised', 'removed', 'speaker'].map(
    (who) => [who, [...OF_MODERATORS, ...OF_REPORTS, ...OF_THE_HOST, ...OF_NOBODY]] as const,
  ),
  ['moderator', [...OF_THE_HOST, ...OF_NOBODY]],
  ['host', OF_NOBODY],
];

function target(template: string): string {
  const filled = template.replace(/[A-Z]+/, (name) => people[name.toLowerCase()]?.id ?? assert.fail(name));
  return `${path}/${filled}`;
}

for (const [who, controls] of TABLE) {
  describe(`a ${who}`, () => {
    for (const [method, template, body] of controls) {
      it(`may not ${method} ${template} ${body ? JSON.stringify(body) : ''}`, async () => {
        const before = await api.dump();
        api.media.take();
        await api.refused('forbidden', 403, method, target(template), { as: people[who], body });
        assert.deepEqual(await api.dump(), before);
        assert.deepEqual(api.media.take(), []);
      });
    }
  });
}

describe('nobody', () => {
  it('may change anything without a session', async () => {
    const before = await api.dump();
    const own: readonly Control[] = [
      ['PUT', 'hand'],
      ['DELETE', 'hand'],
      ['POST', 'join', {}],
      ['POST', 'leave'],
      ['PUT', 'people/SPEAKER/report', { reason: 'spam' }],
      ['POST', 'listening'],
      ['POST', 'stage/accept'],
      ['POST', 'stage/decline'],
      ['POST', 'stage/leave'],
      ['POST', 'questions', { key: randomUUID(), text: 'Third' }],
      ['DELETE', 'questions/1'],
      ['PUT', 'questions/1/vote'],
      ['DELETE', 'questions/1/vote'],
    ];
    const all = [...OF_MODERATORS, ...OF_REPORTS, ...OF_THE_HOST, ...OF_NOBODY, ...own];
    for (const [method, template, body] of all) {
      await api.refused('unauthorized', 401, method, target(template), { body });
    }
    assert.deepEqual(await api.dump(), before);
  });
});

describe('the operator', () => {
  it('is nobody in a room', async () => {
    const before = await api.dump();
    for (const [method, template, body] of [...OF_MODERATORS, ...OF_NOBODY]) {
      await api.refused('forbidden', 403, method, target(template), { as: api.config.adminKey, body });
    }
    assert.deepEqual(await api.dump(), before);
  });
});
