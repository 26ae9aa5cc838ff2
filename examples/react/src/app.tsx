import 'hallway-elements/club-card/define';
import 'hallway-elements/react';
import { useState } from 'react';

/** A club's card, and what the page makes of its events. */
export function App() {
  const [said, setSaid] = useState('');
  return (
    <main>
      <h1>Sound &amp; Field</h1>
      <hallway-club-card
        club="sound-and-field"
        variant="card"
        heading-level={2}
        onhallway-club-followed={({ detail }) =>
          setSaid(detail.follows ? `Welcome to ${detail.club}.` : `You left ${detail.club}.`)
        }
      >
        <p>A club that listens to places.</p>
      </hallway-club-card>
      <p role="status">{said}</p>
    </main>
  );
}
