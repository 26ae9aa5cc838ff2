import { ApiSession, Refused } from './api.ts';
import type { SiteKeys, SitePerson } from './site-token.ts';

/** The host: whoever opens the host's page. */
export const HOST: SitePerson = {
  subject: 'host',
  name: 'Rasa Milvydė',
  caption: 'Sound & Field',
  create: true,
};

/** The synthetic speaker. */
export const MUSIC_BOX: SitePerson = { subject: 'music-box', name: 'Music box', caption: 'Synthetic' };

/** Name of the club that everything in the demo belongs to. */
export const CLUB = 'sound-and-field';

const ROOM = {
  title: 'What a street tree hears',
  club: { name: CLUB, title: 'Sound & Field' },
  topic: 'urban-nature',
  language: 'en',
  handPolicy: 'everyone',
};

/**
 * Makes sure that there is a live room to show: that of the last run, or a new one where it has ended.
 * @param name - The last run's room.
 * @returns The room's name.
 */
export async function seedRoom(api: string, keys: SiteKeys, name: string | undefined): Promise<string> {
  const host = await ApiSession.begin(api, keys, HOST);
  if (name && (await isLive(host, name))) return name;
  const room = (await host.call('POST', '/v1/rooms', ROOM)) as { name: string };
  return room.name;
}

/**
 * Brings the music box into the room, and onto the stage.
 * @returns What LiveKit wants to know.
 */
export async function enterStage(
  api: string,
  keys: SiteKeys,
  room: string,
): Promise<{ url: string; token: string }> {
  const speaker = await ApiSession.begin(api, keys, MUSIC_BOX);
  const path = `/v1/rooms/${encodeURIComponent(room)}`;
  const join = async () =>
    (await speaker.call('POST', `${path}/join`, {})) as {
      server_url: string;
      participant_token: string;
      viewer: { role: string };
    };
  let grant = await join();
  if (grant.viewer.role === 'listener') {
    const host = await ApiSession.begin(api, keys, HOST);
    await host.call('PUT', `${path}/people/${encodeURIComponent(speaker.id)}/role`, { role: 'speaker' });
    // The first token was a listener's.
    grant = await join();
  }
  return { url: grant.server_url, token: grant.participant_token };
}

async function isLive(host: ApiSession, name: string): Promise<boolean> {
  try {
    const { room } = (await host.call('GET', `/v1/rooms/${encodeURIComponent(name)}`)) as {
      room: { state: string };
    };
    return room.state === 'live';
  } catch (error) {
    if (error instanceof Refused && error.code === 'room_not_found') return false;
    throw error;
  }
}
