import { Track } from 'livekit-client';
import type { RemoteTrackPublication, Room } from 'livekit-client';

/** A track that is published but has not arrived after this is asked for again; each time twice as patiently. */
const MISSING_AFTER = 2_500;
/** So often; what does not come then belongs to somebody whom the server has hidden since. */
const MOST_TRIES = 5;

/** What the room receives: audio, all of it, paused at the server while nobody listens; nothing else. */
export class Subscriptions {
  readonly #room: Room;
  /** When a missing track is asked for again, and how often it was. */
  readonly #missing = new Map<string, { due: number; tries: number }>();
  #listening = false;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Whether audio flows; false keeps the subscriptions and pauses them at the server. */
  setListening(listening: boolean): void {
    this.#listening = listening;
    this.apply();
  }

  /** Tells the server about publications that are not as they should be. Cheap; called after every change. */
  apply(): void {
    for (const publication of this.#publications()) {
      if (publication.kind !== Track.Kind.Audio) {
        if (publication.isDesired) publication.setSubscribed(false);
      } else if (publication.isEnabled !== this.#listening) {
        publication.setEnabled(this.#listening);
      }
    }
  }

  /** The audio that has arrived, by track sid. */
  tracks(): Map<string, MediaStreamTrack> {
    const tracks = new Map<string, MediaStreamTrack>();
    for (const { kind, trackSid, track } of this.#publications()) {
      if (kind === Track.Kind.Audio && track) tracks.set(trackSid, track.mediaStreamTrack);
    }
    return tracks;
  }

  /** Whose track each is, by track sid. */
  owners(): Map<string, string> {
    const owners = new Map<string, string>();
    for (const { identity, trackPublications } of this.#room.remoteParticipants.values()) {
      for (const sid of trackPublications.keys()) owners.set(sid, identity);
    }
    return owners;
  }

  /**
   * Compares what is published with what has arrived, and subscribes anew to what is missing: after a restart of the
   * media server under load about one track in twenty never comes (livekit/client-sdk-js#2074).
   * @param now - Any steadily rising ms.
   */
  recover(now: number): void {
    const seen = new Set<string>();
    for (const publication of this.#publications()) {
      if (publication.kind !== Track.Kind.Audio || publication.track || !publication.isDesired) continue;
      const sid = publication.trackSid;
      seen.add(sid);
      const entry = this.#missing.get(sid);
      if (!entry) {
        this.#missing.set(sid, { due: now + MISSING_AFTER, tries: 0 });
      } else if (now >= entry.due && entry.tries < MOST_TRIES) {
        entry.tries += 1;
        entry.due = now + MISSING_AFTER * 2 ** entry.tries;
        publication.setSubscribed(false);
        publication.setSubscribed(true);
      }
    }
    for (const sid of this.#missing.keys()) if (!seen.has(sid)) this.#missing.delete(sid);
  }

  *#publications(): Iterable<RemoteTrackPublication> {
    for (const participant of this.#room.remoteParticipants.values()) {
      yield* participant.trackPublications.values();
    }
  }
}
