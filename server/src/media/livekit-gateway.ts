import { AccessToken, ParticipantInfo, RoomServiceClient, TrackType, TwirpError } from 'livekit-server-sdk';

import type { LiveKitConfig } from '../config/config.ts';
import type { MediaGateway, MediaIdentity, MediaParticipant } from '../deps.ts';
import { isOnStage, joinGrant, permissions, recorderGrant, transcriberGrant } from './permissions.ts';

/** The page fetches a token for each attempt to connect, so it need not live for long. */
const TOKEN_SECONDS = 600;
/**
 * How long LiveKit keeps an empty room, in seconds. Longer than a token is valid: whoever was let in finds the room,
 * though LiveKit makes none by itself.
 */
const EMPTY_SECONDS = 900;
/** Seconds. LiveKit answers within milliseconds or is in trouble; a join shall say so while the person still waits. */
const TIMEOUT = 4;

/** A call to LiveKit that failed. LiveKit's own message may quote a token: only its code is kept. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  /** LiveKit's code, or `unreachable`. */
  readonly code: string;

  constructor(call: string, code: string) {
    super(`LiveKit: ${call} failed (${code})`);
    this.code = code;
  }
}

/** {@link MediaGateway} on LiveKit's own API. */
export class LiveKitGateway implements MediaGateway {
  readonly url: string;
  private readonly config: LiveKitConfig;
  private readonly client: RoomServiceClient;

  constructor(config: LiveKitConfig) {
    this.config = config;
    this.url = config.url;
    this.client = new RoomServiceClient(config.apiUrl, config.apiKey, config.apiSecret, {
      requestTimeout: TIMEOUT,
      // Trying other regions of LiveKit Cloud one after another would take longer than anybody waits.
      failover: false,
    });
  }

  async ensureRoom(room: string): Promise<void> {
    await call('createRoom', () =>
      this.client.createRoom({ name: room, emptyTimeout: EMPTY_SECONDS, departureTimeout: EMPTY_SECONDS }),
    );
  }

  async grant(identity: MediaIdentity): Promise<string> {
    const { avatarUrl, caption } = identity;
    const token = new AccessToken(this.config.apiKey, this.config.apiSecret, {
      identity: identity.identity,
      name: identity.name,
      ttl: TOKEN_SECONDS,
      attributes: { ...(avatarUrl && { avatarUrl }), ...(caption && { caption }) },
    });
    token.addGrant(joinGrant(identity.room, identity.onStage));
    return token.toJwt();
  }

  async grantRecorder(room: string, identity: string): Promise<string> {
    const token = new AccessToken(this.config.apiKey, this.config.apiSecret, {
      identity,
      ttl: TOKEN_SECONDS,
    });
    token.kind = 'egress';
    token.addGrant(recorderGrant(room));
    return token.toJwt();
  }

  async grantTranscriber(room: string, identity: string): Promise<string> {
    const token = new AccessToken(this.config.apiKey, this.config.apiSecret, {
      identity,
      ttl: TOKEN_SECONDS,
    });
    // LiveKit lets only this kind send in the name of those whose words it writes down.
    token.kind = 'agent';
    token.addGrant(transcriberGrant(room));
    return token.toJwt();
  }

  async setOnStage(room: string, identity: string, onStage: boolean): Promise<void> {
    await ifThere('updateParticipant', () =>
      this.client.updateParticipant(room, identity, { permission: permissions(onStage) }),
    );
  }

  async mute(room: string, identity: string): Promise<void> {
    const participant = await ifThere('getParticipant', () => this.client.getParticipant(room, identity));
    const sounding = participant ? audioTracks(participant).filter(({ muted }) => !muted) : [];
    await Promise.all(
      sounding.map(({ sid }) =>
        ifThere('mutePublishedTrack', () => this.client.mutePublishedTrack(room, identity, sid, true)),
      ),
    );
  }

  async removeParticipant(room: string, identity: string): Promise<void> {
    await ifThere('removeParticipant', () => this.client.removeParticipant(room, identity));
  }

  async deleteRoom(room: string): Promise<void> {
    await ifThere('deleteRoom', () => this.client.deleteRoom(room));
  }

  async listRooms(): Promise<readonly string[]> {
    const rooms = await call('listRooms', () => this.client.listRooms());
    return rooms.map(({ name }) => name);
  }

  async listParticipants(room: string): Promise<readonly MediaParticipant[]> {
    const participants = await ifThere('listParticipants', () => this.client.listParticipants(room));
    const people = participants?.filter(isPerson) ?? [];
    return people.map(describe);
  }

  async isMuted(room: string, identity: string): Promise<boolean | undefined> {
    const participant = await ifThere('getParticipant', () => this.client.getParticipant(room, identity));
    return participant && describe(participant).muted;
  }
}

/** Kind of an ordinary connection. The SDK does not export the kinds, but this one is what a message begins with. */
const STANDARD = new ParticipantInfo().kind;

/**
 * Whether a connection is a person's. Recorders, agents and phone lines that the operator runs beside us come with
 * tokens of their own, and are none of our business.
 */
export function isPerson({ kind }: Pick<ParticipantInfo, 'kind'>): boolean {
  return kind === STANDARD;
}

/** What we keep of LiveKit's description of a connection. */
export function describe(participant: ParticipantInfo): MediaParticipant {
  return {
    identity: participant.identity,
    sid: participant.sid,
    // Older servers send whole seconds only.
    joinedAt: new Date(Number(participant.joinedAtMs || participant.joinedAt * 1000n)),
    onStage: isOnStage(participant),
    muted: audioTracks(participant).every(({ muted }) => muted),
  };
}

function audioTracks(participant: ParticipantInfo) {
  return participant.tracks.filter(({ type }) => type === TrackType.AUDIO);
}

async function call<Result>(name: string, request: () => Promise<Result>): Promise<Result> {
  try {
    return await request();
  } catch (error) {
    throw new MediaError(
      name,
      error instanceof TwirpError ? (error.code ?? String(error.status)) : 'unreachable',
    );
  }
}

/** Like {@link call}, but a room or a participant that is not there is an answer and no failure. */
async function ifThere<Result>(name: string, request: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await call(name, request);
  } catch (error) {
    if (error instanceof MediaError && error.code === 'not_found') return undefined;
    throw error;
  }
}
