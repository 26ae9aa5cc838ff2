/** What the React types take and what they refuse; checked by TypeScript, never run. */
import type { HallwayClubCard } from 'hallway-elements/club-card';
import 'hallway-elements/react';

/** Right. */
export const taken = (
  <hallway-provider api="/hallway" lang="lt" userToken={() => Promise.resolve('token')}>
    <hallway-club-card
      key="card"
      className="wide"
      club="sound-and-field"
      variant="banner"
      theme="dark"
      ref={(card: HallwayClubCard | null) => void card?.action}
      onhallway-club-followed={(event) => {
        const follows: boolean = event.detail.follows;
        const club: string = event.currentTarget.club;
        return void [follows, club];
      }}
      onhallway-club-follow-request={(event) => event.preventDefault()}
    />
    <hallway-room-list show="live" limit={3} href-template="/rooms/{name}" />
    <hallway-room
      room="street-trees"
      preload="auto"
      bare
      token-endpoint="/token"
      onhallway-room-left={({ detail }) => detail.reason === 'banned'}
      onhallway-request-failed={({ detail }) => detail.code === 'room_full'}
    >
      <p>Loading…</p>
    </hallway-room>
  </hallway-provider>
);

/** Wrong, line by line. */
export const refused = (
  <>
    {/* @ts-expect-error No such variant. */}
    <hallway-club-card variant="poster" />
    {/* @ts-expect-error Not an attribute of a club's card. */}
    <hallway-club-card preload="auto" />
    {/* @ts-expect-error A number. */}
    <hallway-room-list limit="3" />
    {/* @ts-expect-error The detail of another event. */}
    <hallway-room onhallway-room-joined={({ detail }) => detail.reason} />
    {/* @ts-expect-error No such tag. */}
    <hallway-rooms />
  </>
);
