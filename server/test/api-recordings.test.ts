import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import { infoFrame } from '../src/recording/mp3.ts';
import { saveCaption, saveTurns } from '../src/repositories/recording-notes.ts';
import { changeRoom } from '../src/services/change-room.ts';
import { markQuestion } from '../src/services/recording-questions.ts';
import type { Actor, Json } from './support/api.ts';
import { beginRecording, openArchive, settle, writeSound, type Archive } from './support/kept.ts';

let archive: Archive;
before(async () => (archive = await openArchive()));
after(() => archive.close());

const stateOf = async (path: string, as?: Actor) =>
  (await archive.api.done('GET', path, { ...(as && { as }) })).room.recordingState;

/** A talk of which two seconds and a half were kept, with a gap of ten seconds after the first. */
async function keptTalk(fields: object = {}) {
  const { api } = archive;
  const { path, name, host } = await api.room(fields);
  const id = await beginRecording(archive, path, host);
  const at = Date.now();
  const sound = Buffer.concat([
    await writeSound(archive, id, at, 40),
    // Half a frame at the end, as a killed recorder leaves it.
    await writeSound(archive, id, at + 10_960, 60, 100),
  ]);
  return { path, name, host, id, at, sound };
}

async function ended(talk: { path: string; host: Actor }): Promise<void> {
  await archive.api.done('POST', `${talk.path}/end`, { as: talk.host });
  await settle(archive, talk.path);
}

const raw = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const response = await archive.api.app.request(path, { method, headers }, {});
  return {
    status: response.status,
    headers: response.headers,
    body: Buffer.from(await response.arrayBuffer()),
  };
};

describe('recording a room', () => {
  it('is announced five seconds before, by the host only, and ended by host and moderators', async () => {
    const { api } = archive;
    const { path, host } = await api.room();
    const [guest, moderator] = [await api.guest(), await api.person()];
    for (const who of [guest, moderator]) await api.enter(path, who);
    await api.done('PUT', `${path}/people/${moderator.id}/role`, { as: host, body: { role: 'moderator' } });
    assert.equal(await stateOf(path), 'off');
    for (const as of [guest, moderator]) {
      await api.refused('forbidden', 403, 'POST', `${path}/recording/start`, { as });
    }
    await api.refused('unauthorized', 401, 'POST', `${path}/recording/start`);
    await api.done('POST', `${path}/recording/start`, { as: host });
    const { recordingState, recordingAt } = (await api.done('GET', path)).room;
    assert.equal(recordingState, 'announced');
    const ahead = Date.parse(recordingAt) - Date.now();
    assert.ok(ahead > 4000 && ahead <= 5000, `${ahead} ms ahead`);
    await api.done('POST', `${path}/recording/start`, { as: host });
    assert.equal(
      (await api.done('GET', path)).room.recordingAt,
      recordingAt,
      'asked twice is announced once',
    );
    await api.refused('forbidden', 403, 'POST', `${path}/recording/stop`, { as: guest });
    await api.done('POST', `${path}/recording/stop`, { as: moderator });
    assert.equal(await stateOf(path), 'saving');
    await settle(archive, path);
    assert.equal(await stateOf(path), 'off', 'nothing was heard, so nothing is kept');
    assert.equal((await api.dump())['recordings']?.length, 0);
  });

  it('needs a live room, and a server that records', async () => {
    const { api } = archive;
    const host = await api.creator();
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    const { path } = await api.room({ startsAt }, host);
    await api.refused('room_not_live', 409, 'POST', `${path}/recording/start`, { as: host });
    await api.done('POST', `${path}/end`, { as: host });
    await api.refused('room_ended', 410, 'POST', `${path}/recording/start`, { as: host });
    const without = await openArchive({ records: false });
    const room = await without.api.room();
    await without.api.refused('not_supported', 409, 'POST', `${room.path}/recording/start`, {
      as: room.host,
    });
    await without.close();
  });
});

describe('a recording', () => {
  it('tells who spoke when, what was answered and what was said, by positions in its sound', async () => {
    const { api } = archive;
    const { db } = api.deps;
    const talk = await keptTalk();
    const { id: recordingId, at, name, host } = talk;
    const time = (ms: number) => new Date(at + ms);
    const turn = { id: randomUUID(), recordingId, personId: host.id, name: 'Rasa Milvydė' };
    await saveTurns(db, [{ ...turn, fromAt: time(100), toAt: time(400) }]);
    await saveTurns(db, [{ ...turn, fromAt: time(100), toAt: time(900) }]);
    const after = { ...turn, id: randomUUID(), fromAt: time(11_060), toAt: time(11_460) };
    await saveTurns(db, [after]);
    const caption = {
      recordingId,
      segmentId: 'SG_1',
      language: 'en',
      personId: host.id,
      name: 'Rasa Milvydė',
    };
    await saveCaption(db, { ...caption, caption: 'Good evening', fromAt: time(120), toAt: time(880) });
    await changeRoom(api.deps, 'operator', name, async (change) => {
      await markQuestion({ ...change, now: time(200) }, { id: 'q1', text: 'Why lime trees?' });
      await markQuestion({ ...change, now: time(11_160) }, { id: 'q2', text: 'Who pays?' });
    });
    assert.equal((await api.done('GET', `${talk.path}/recording`)).audio, null, 'not while the room is live');
    await ended(talk);
    const about = await api.done('GET', `${talk.path}/recording`);
    assert.equal(about.milliseconds, 2400);
    assert.deepEqual(about.gaps, [{ at: 960, milliseconds: 10_000 }]);
    assert.deepEqual(about.speakers, [{ id: host.id, name: 'Rasa Milvydė', milliseconds: 1200 }]);
    assert.deepEqual(about.turns, [
      { speaker: 0, from: 100, to: 900 },
      { speaker: 0, from: 1060, to: 1460 },
    ]);
    assert.deepEqual(
      about.questions.map(({ question, from }: Json) => [question, from]),
      [
        ['Why lime trees?', 200],
        ['Who pays?', 1160],
      ],
    );
    assert.deepEqual(about.captions, ['en']);
    const { captions } = await api.done('GET', `${talk.path}/recording/captions?language=en`);
    assert.deepEqual(captions, [
      { speaker: host.id, name: 'Rasa Milvydė', text: 'Good evening', from: 120, to: 880 },
    ]);
    assert.ok(Date.parse(about.expiresAt) - Date.now() > 89 * 86_400_000);
  });

  it('says when a question was answered by voice: from when it was pinned, or was marked so', async () => {
    const { api } = archive;
    const { path, host } = await api.room();
    const asker = await api.guest();
    const ask = async (text: string) => {
      const body = { key: randomUUID(), text };
      return (await api.done('POST', `${path}/questions`, { as: asker, body })).number as number;
    };
    const before = await ask('Asked before it was recorded?');
    await api.done('PUT', `${path}/questions/${before}/answer`, { as: host, body: {} });
    const id = await beginRecording(archive, path, host);
    const [pinned, marked, written] = [await ask('Pinned?'), await ask('Marked?'), await ask('Written?')];
    await api.done('PUT', `${path}/questions/${pinned}/pin`, { as: host });
    await api.done('PUT', `${path}/questions/${pinned}/answer`, { as: host, body: {} });
    await api.done('PUT', `${path}/questions/${written}/answer`, {
      as: host,
      body: { text: 'In writing' },
    });
    await api.done('PUT', `${path}/questions/${marked}/answer`, { as: host, body: {} });
    await writeSound(archive, id, Date.now() - 5000, 400);
    await ended({ path, host });
    const { questions } = await api.done('GET', `${path}/recording`);
    assert.deepEqual(
      questions.map(({ question }: Json) => question),
      ['Pinned?', 'Marked?'],
    );
  });

  it('is served whole and in ranges, under a key that ends', async () => {
    const { api } = archive;
    const talk = await keptTalk();
    await ended(talk);
    const { audio } = await api.done('GET', `${talk.path}/recording`);
    const all = Buffer.concat([infoFrame(talk.sound.length), talk.sound]);
    const whole = await raw(audio);
    assert.equal(whole.status, 200);
    assert.equal(whole.headers.get('content-type'), 'audio/mpeg');
    assert.equal(whole.headers.get('accept-ranges'), 'bytes');
    assert.deepEqual(whole.body, all);
    const etag = whole.headers.get('etag') ?? '';
    const last = all.length - 1;
    const cases: [range: string, from: number, to: number][] = [
      ['bytes=0-', 0, last],
      ['bytes=0-0', 0, 0],
      ['bytes=100-300', 100, 300],
      // Over the seam of two files.
      ['bytes=7800-7999', 7800, 7999],
      ['bytes=7872-', 7872, last],
      ['bytes=-10', last - 9, last],
      [`bytes=${last}-${last + 999}`, last, last],
    ];
    for (const [range, from, to] of cases) {
      const part = await raw(audio, { range });
      assert.equal(part.status, 206, range);
      assert.equal(part.headers.get('content-range'), `bytes ${from}-${to}/${all.length}`);
      assert.equal(part.headers.get('content-length'), String(to - from + 1));
      assert.deepEqual(part.body, all.subarray(from, to + 1), range);
    }
    const beyond = await raw(audio, { range: `bytes=${all.length}-` });
    assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${all.length}`]);
    for (const range of ['bytes=5-2', 'bytes=-', 'lines=1-2', 'bytes=0-1,4-5']) {
      assert.equal((await raw(audio, { range })).status, 200, range);
    }
    const range = 'bytes=0-9';
    assert.equal((await raw(audio, { range, 'if-range': etag })).status, 206);
    assert.equal((await raw(audio, { range, 'if-range': '"another"' })).status, 200);
    assert.equal((await raw(audio, { 'if-none-match': etag })).status, 304);
    const head = await raw(audio, {}, 'HEAD');
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, String(all.length)]);
    assert.equal(head.body.length, 0);
  });

  it('is as open as its room was', async () => {
    const { api } = archive;
    const host = await api.creator();
    const closed = await keptTalk({ access: 'invitation' });
    const hidden = await keptTalk({ access: 'hidden' });
    const admitted = await api.guest('Admitted');
    const stranger = await api.person('Stranger');
    for (const talk of [closed, hidden]) {
      const { code } = await api.done('POST', `${talk.path}/invitations`, { as: talk.host, body: {} });
      await api.done('POST', '/v1/invitations/redeem', { as: admitted, body: { code } });
      await ended(talk);
    }
    for (const [talk, code, status] of [
      [closed, 'invitation_needed', 403],
      [hidden, 'room_not_found', 404],
    ] as const) {
      for (const as of [stranger, host]) {
        for (const path of ['recording', 'recording/audio', 'recording/captions?language=en']) {
          await api.refused(code, status, 'GET', `${talk.path}/${path}`, { as });
          await api.refused(code, status, 'GET', `${talk.path}/${path}`);
        }
        await api.refused(code, status, 'DELETE', `${talk.path}/recording`, { as });
      }
      const wrong = await api.refused(code, status, 'GET', `${talk.path}/recording/audio?key=abc.def`);
      assert.ok(wrong);
      for (const as of [admitted, talk.host]) {
        const { audio, mayDelete } = await api.done('GET', `${talk.path}/recording`, { as });
        assert.equal(mayDelete, as === talk.host);
        assert.equal((await raw(audio)).status, 200, 'the key opens it to an element that sends no token');
      }
      const { audio } = await api.done('GET', `${talk.path}/recording`, { as: admitted });
      api.ahead = 2 * 3_600_000 + 1000;
      assert.equal((await raw(audio)).status, status, 'but not for ever');
      api.ahead = 0;
    }
    const { audio: ofClosed } = await api.done('GET', `${closed.path}/recording`, { as: admitted });
    const other = String(ofClosed).replace(closed.name, hidden.name);
    assert.equal((await raw(other)).status, 404, 'a key opens one recording');
  });

  it('is deleted by host, club admin and operator, with all that was kept beside it', async () => {
    const { api, folder } = archive;
    const host = await api.creator();
    const inClub = await keptTalk({ club: { name: `club-${randomUUID().slice(0, 8)}`, title: 'Club' } });
    const own = await keptTalk();
    const operated = await keptTalk();
    for (const [talk, as] of [
      [inClub, inClub.host],
      [own, own.host],
      [operated, api.config.adminKey ?? ''],
    ] as const) {
      const note = {
        recordingId: talk.id,
        personId: talk.host.id,
        name: 'Name',
        fromAt: new Date(),
        toAt: new Date(),
      };
      await saveTurns(api.deps.db, [{ ...note, id: randomUUID() }]);
      await ended(talk);
      await api.refused('forbidden', 403, 'DELETE', `${talk.path}/recording`, { as: host });
      await api.done('DELETE', `${talk.path}/recording`, { as });
      assert.ok(!(await readdir(folder)).includes(talk.id), 'no file is left');
      for (const [table, rows] of Object.entries(await api.dump())) {
        assert.ok(!JSON.stringify(rows).includes(talk.id), table);
      }
      const about = await api.done('GET', `${talk.path}/recording`);
      assert.deepEqual([about.room.recordingState, about.audio], ['deleted', null]);
      await api.refused('not_found', 404, 'GET', `${talk.path}/recording/audio`);
      await api.refused('not_found', 404, 'DELETE', `${talk.path}/recording`, { as });
    }
  });
});
