import { assert } from '@open-wc/testing';
import type { Person, Role, Room, Viewer } from '../../../src/contract/types.ts';
import { texts } from '../../../src/i18n/en/room.ts';
import { moderates } from '../../../src/ui/moderates.ts';
import { actsOn } from '../../../src/ui/person-acts.ts';
import { simulate } from '../../../stories/simulated/simulate.ts';

const { state } = simulate({ people: 3 }).world;
const clubless: Room = { ...state.room, club: null };

function viewerOf(role: Role): Viewer {
  return { ...state.viewer, id: 'viewer', role };
}

function somebody(parts: Partial<Person>): Person {
  return {
    id: 'other',
    name: 'Noor Haddadi',
    avatarUrl: null,
    caption: null,
    role: 'speaker',
    muted: false,
    handRaised: false,
    away: false,
    ...parts,
  };
}

describe('What a viewer may do to somebody', () => {
  const out = ['host.remove', 'host.banRoom', 'host.ban'];
  const cases: { name: string; viewer: Role; person: Partial<Person>; acts: string[] }[] = [
    { name: 'a listener: nothing', viewer: 'listener', person: {}, acts: [] },
    { name: 'a speaker: nothing', viewer: 'speaker', person: {}, acts: [] },
    { name: 'nobody acts on themselves', viewer: 'host', person: { id: 'viewer' }, acts: [] },
    { name: 'a moderator leaves the host alone', viewer: 'moderator', person: { role: 'host' }, acts: [] },
    {
      name: 'a moderator leaves another moderator alone',
      viewer: 'moderator',
      person: { role: 'moderator' },
      acts: [],
    },
    {
      name: 'a moderator with a listener',
      viewer: 'moderator',
      person: { role: 'listener' },
      acts: ['host.inviteToStage', ...out],
    },
    {
      name: 'a moderator with a speaker gives no roles',
      viewer: 'moderator',
      person: {},
      acts: ['host.mute', 'host.toAudience', ...out],
    },
    {
      name: 'whoever is muted is not muted again',
      viewer: 'moderator',
      person: { muted: true },
      acts: ['host.toAudience', ...out],
    },
    {
      name: 'the host with a speaker',
      viewer: 'host',
      person: {},
      acts: ['host.mute', 'host.makeModerator', 'host.makeHost', 'host.toAudience', ...out],
    },
    {
      name: 'the host with a moderator',
      viewer: 'host',
      person: { role: 'moderator', muted: true },
      acts: ['host.unmakeModerator', 'host.makeHost', 'host.toAudience', ...out],
    },
  ];
  for (const { name, viewer, person, acts } of cases) {
    it(name, () => {
      const offered = actsOn(somebody(person), viewerOf(viewer), state.room);
      assert.deepEqual(
        offered.map(({ text }) => text),
        acts,
      );
    });
  }

  it('bans from the room where there is no club', () => {
    const offered = actsOn(somebody({}), viewerOf('moderator'), clubless);
    assert.equal(offered.at(-1)?.text, 'host.banRoom');
    assert.equal(offered.at(-1)?.question?.text, 'host.banTextRoom');
  });

  it('asks again before a person is put out or the host changes, and only then', () => {
    const english = texts as Readonly<Record<string, unknown>> as Readonly<Record<string, string>>;
    const offered = actsOn(somebody({}), viewerOf('host'), state.room);
    const asked = offered.filter(({ question }) => question).map(({ text }) => text);
    assert.deepEqual(asked, ['host.makeHost', 'host.remove', 'host.banRoom', 'host.ban']);
    const dots = offered.filter(({ text }) => english[text]?.endsWith('…'));
    assert.deepEqual(
      dots.map(({ text }) => text),
      asked,
    );
  });

  it('knows nothing of a viewer who is not known yet', () => {
    assert.equal(moderates(null), false);
    assert.deepEqual(actsOn(somebody({}), null, null), []);
  });
});
