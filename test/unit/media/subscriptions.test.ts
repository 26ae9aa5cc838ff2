import { assert } from '@open-wc/testing';
import type { Room } from 'livekit-client';
import { Subscriptions } from '../../../src/media/livekit/subscriptions.ts';

/** As much of a publication as subscriptions look at; notes what is asked of the server. */
function publication(trackSid: string, kind: 'audio' | 'video', arrived: boolean) {
  const asked: string[] = [];
  return {
    asked,
    trackSid,
    kind,
    isDesired: true,
    isEnabled: true,
    track: arrived ? { mediaStreamTrack: `${trackSid} audio` } : undefined,
    setSubscribed(on: boolean) {
      this.isDesired = on;
      asked.push(on ? 'subscribe' : 'unsubscribe');
    },
    setEnabled(on: boolean) {
      this.isEnabled = on;
      asked.push(on ? 'resume' : 'pause');
    },
  };
}

function setup(...publications: ReturnType<typeof publication>[]) {
  const trackPublications = new Map(publications.map((one) => [one.trackSid, one]));
  const room = { remoteParticipants: new Map([['p', { trackPublications }]]) };
  // A whole Room cannot be made to lose a track; these few fields of it can.
  return { subscriptions: new Subscriptions(room as unknown as Room), trackPublications };
}

describe('subscriptions', () => {
  it('pause audio at the server until somebody listens, and say each thing once', () => {
    const audio = publication('a', 'audio', true);
    const { subscriptions } = setup(audio);
    subscriptions.apply();
    subscriptions.apply();
    subscriptions.setListening(true);
    subscriptions.apply();
    assert.deepEqual(audio.asked, ['pause', 'resume']);
  });

  it('take no video', () => {
    const video = publication('v', 'video', false);
    const { subscriptions } = setup(video);
    subscriptions.setListening(true);
    subscriptions.apply();
    subscriptions.recover(0);
    subscriptions.recover(60_000);
    assert.deepEqual(video.asked, ['unsubscribe']);
    assert.equal(subscriptions.tracks().size, 0);
  });

  it('ask again for a track that does not arrive, ever more patiently, five times', () => {
    const lost = publication('a', 'audio', false);
    const { subscriptions } = setup(lost, publication('b', 'audio', true));
    subscriptions.setListening(true);
    const at: number[] = [];
    for (let now = 0; now <= 600_000; now += 500) {
      const before = lost.asked.length;
      subscriptions.recover(now);
      if (lost.asked.length > before) at.push(now);
    }
    assert.deepEqual(at, [2_500, 7_500, 17_500, 37_500, 77_500]);
    assert.deepEqual(lost.asked.slice(0, 2), ['unsubscribe', 'subscribe']);
  });

  it('forget a loss when the track arrives or is gone', () => {
    const late = publication('a', 'audio', false);
    const { subscriptions, trackPublications } = setup(late);
    subscriptions.setListening(true);
    subscriptions.recover(0);
    late.track = { mediaStreamTrack: 'audio' };
    subscriptions.recover(2_000);
    late.track = undefined;
    subscriptions.recover(3_000);
    trackPublications.clear();
    subscriptions.recover(60_000);
    assert.deepEqual(late.asked, []);
  });
});
