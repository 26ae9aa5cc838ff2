// livekit-client alone, as its README has it: token in the click, then connect, then attach.
import { Room, RoomEvent } from 'livekit-client';
import { fetchToken, onListen } from './page.ts';

onListen(async () => {
  const room = new Room();
  room.on(RoomEvent.TrackSubscribed, (track) => document.body.append(track.attach()));
  const { server_url: url, participant_token: token } = await fetchToken();
  await room.connect(url, token);
});
