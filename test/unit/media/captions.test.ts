import { assert } from '@open-wc/testing';
import { Room } from 'livekit-client';
import { speakerOf } from '../../../src/media/livekit/captions.ts';
import type { MediaCaption } from '../../../src/media/media-session.ts';
import { until } from '../support/ears.ts';
import { type Grant, LISTENER, SPEAKER } from '../support/livekit.ts';
import { Stage } from '../support/stage.ts';

type People = Parameters<typeof speakerOf>[0];

/** A room as far as {@link speakerOf} looks at it. */
function room(): People {
  const one = (identity: string, track: string, isAgent = false) => ({
    identity,
    isAgent,
    trackPublications: new Map([[track, {}]]),
  });
  const others = [one('rasa', 'TR_rasa'), one('kenji', 'TR_kenji'), one('bot', 'TR_bot', true)];
  return {
    localParticipant: one('me', 'TR_me'),
    remoteParticipants: new Map(others.map((person) => [person.identity, person])),
  } as unknown as People;
}

describe('Whose words a transcription holds', () => {
  const cases: readonly [what: string, sender: string, track: string | undefined, whose?: string][] = [
    ['in somebody’s name, with their track', 'rasa', 'TR_rasa', 'rasa'],
    ['in somebody’s name, without a track', 'rasa', undefined, 'rasa'],
    ['in somebody’s name, with a track that is gone', 'rasa', 'TR_old', 'rasa'],
    ['in my own name', 'me', 'TR_me', 'me'],
    ['in somebody’s name, with the track of another', 'rasa', 'TR_kenji'],
    ['by an agent that names a track', 'bot', 'TR_kenji', 'kenji'],
    ['by an agent that names no track', 'bot', undefined],
    ['by an agent that names a track that nobody has', 'bot', 'TR_old'],
    ['by somebody who is hidden', '', 'TR_rasa'],
    ['by somebody whom nobody sees', 'ghost', 'TR_rasa'],
  ];
  for (const [what, sender, track, whose] of cases) {
    it(`${what}: ${whose ?? 'nobody’s'}`, () => assert.equal(speakerOf(room(), sender, track), whose));
  }
});

describe('captions over LiveKit', function () {
  this.timeout(60_000);
  const AGENT: Grant = { ...SPEAKER, canPublish: false, canPublishData: true, agent: true };
  let stage: Stage;
  const guests: Room[] = [];
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(async () => {
    await Promise.all(guests.splice(0).map((guest) => guest.disconnect()));
    await stage.clear();
  });
  after(async () => stage.close());

  /** A client that is not ours. */
  async function guest(name: string, identity: string, grant: Grant): Promise<Room> {
    const client = new Room();
    guests.push(client);
    await client.connect(stage.livekit.url, await stage.livekit.token(name, identity, grant));
    return client;
  }

  async function talk(): Promise<{
    told: MediaCaption[];
    name: string;
    track: string;
    agentComes: () => Promise<Room>;
  }> {
    const name = stage.room();
    const { listener } = await stage.talk(name);
    const told: MediaCaption[] = [];
    listener.session.onCaptions((caption) => told.push(caption));
    const watcher = await guest(name, 'watcher', LISTENER);
    const publications = () => [
      ...(watcher.remoteParticipants.get('speaker')?.trackPublications.keys() ?? []),
    ];
    await until('the track is seen', () => publications().length > 0);
    const agentComes = async () => {
      const agent = await guest(name, 'agent', AGENT);
      // LiveKit tells of those who publish nothing every few seconds only; the words of a stranger do not count.
      await until('the agent is seen', () => listener.now().people.some(({ id }) => id === 'agent'));
      return agent;
    };
    return { told, name, track: publications()[0] ?? '', agentComes };
  }

  const attributes = (track: string, final = true, language = 'en-us') => ({
    'lk.segment_id': 'SG_1',
    'lk.transcribed_track_id': track,
    'lk.transcription_final': String(final),
    'lk.transcription_language': language,
  });

  it('arrive word by word, with who speaks and in which language', async () => {
    const { told, track, agentComes } = await talk();
    const agent = await agentComes();
    const interim = await agent.localParticipant.streamText({
      topic: 'lk.transcription',
      attributes: attributes(track, false),
    });
    await interim.write('What a street');
    await until('the first words', () => told.length > 0);
    await interim.close();
    await agent.localParticipant.sendText('What a street tree hears', {
      topic: 'lk.transcription',
      attributes: attributes(track),
    });
    await until('the whole of it', () => told.some(({ final }) => final));
    const [id] = new Set(told.map((caption) => caption.id));
    assert.deepEqual(told[0], {
      id,
      person: 'speaker',
      language: 'en-US',
      text: 'What a street',
      final: false,
    });
    assert.deepEqual(told.at(-1), {
      id,
      person: 'speaker',
      language: 'en-US',
      text: 'What a street tree hears',
      final: true,
    });
  });

  it('take no language that is none, and no word from those who may not send', async () => {
    const { told, name, track, agentComes } = await talk();
    const hidden = await guest(name, 'hidden', { ...LISTENER, canPublishData: true });
    await hidden.localParticipant.sendText('I am the speaker', {
      topic: 'lk.transcription',
      attributes: attributes(track),
    });
    const other = await guest(name, 'other', { ...SPEAKER, canPublishData: true });
    await other.localParticipant.sendText('So am I', {
      topic: 'lk.transcription',
      attributes: attributes(track),
    });
    const agent = await agentComes();
    await agent.localParticipant.sendText('Only this', {
      topic: 'lk.transcription',
      attributes: attributes(track, true, '<b>English</b>'),
    });
    await until('the agent’s words', () => told.length > 0);
    assert.deepEqual(
      new Set(told.map(({ text, language }) => `${language}:${text}`)),
      new Set([':Only this']),
    );
  });
});
