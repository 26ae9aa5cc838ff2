'use client';

import type { ClubFollowedEvent } from 'hallway-elements';
import type { HallwayClubCard } from 'hallway-elements/club-card';
import 'hallway-elements/club-card/define';
import 'hallway-elements/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A club's card: on the server its tag with what is inside it, in the browser the card. */
export function Club({ name, children }: { name: string; children: ReactNode }) {
  const card = useRef<HallwayClubCard>(null);
  const [follows, setFollows] = useState(false);
  useEffect(() => {
    // Not by a prop: where the server has rendered the tag, React does not listen (its issue 35446).
    const heard = ({ detail }: ClubFollowedEvent) => setFollows(detail.follows);
    const element = card.current;
    element?.addEventListener('hallway-club-followed', heard);
    return () => element?.removeEventListener('hallway-club-followed', heard);
  }, []);
  return (
    <>
      <hallway-club-card ref={card} club={name} api="https://api.example.org" heading-level={2}>
        {children}
      </hallway-club-card>
      <p role="status">{follows ? 'See you on Thursday.' : ''}</p>
    </>
  );
}
