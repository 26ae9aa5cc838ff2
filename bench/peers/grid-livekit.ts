// LiveKit's own React tile for somebody who is heard, with LiveKit's CSS; the participants are made up.
import '@livekit/components-styles';
import { ParticipantAudioTile, RoomContext } from '@livekit/components-react';
import { RemoteParticipant, Room, Track } from 'livekit-client';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import { nameOf } from '../../stories/simulated/names.ts';
import { openGrid } from './grid.ts';

const room = new Room();
let participants: RemoteParticipant[] = [];

openGrid({
  prepare(count) {
    participants = Array.from({ length: count }, (_, index) => {
      // It asks for a signalling client, which nothing that is measured here uses.
      return new RemoteParticipant({} as never, `PA_${index}`, `p_${index}`, nameOf('mixed', index));
    });
    return Promise.resolve();
  },
  mount(container) {
    const host = container.appendChild(document.createElement('div'));
    host.dataset['lkTheme'] = 'default';
    const root = createRoot(host);
    const tiles = participants.map((participant) =>
      h(ParticipantAudioTile, {
        key: participant.identity,
        trackRef: { participant, source: Track.Source.Microphone },
      }),
    );
    root.render(h(RoomContext.Provider, { value: room }, h('div', { className: 'lk-grid-layout' }, tiles)));
    return () => {
      root.unmount();
      host.remove();
    };
  },
  isMounted: (container) => Boolean(container.querySelector('.lk-participant-tile')),
  speak(ids) {
    const speaking = new Set(ids);
    for (const participant of participants) participant.setIsSpeaking(speaking.has(participant.identity));
  },
  isSpeaking: (container, index) =>
    container.querySelectorAll('.lk-participant-tile')[index]?.getAttribute('data-lk-speaking') === 'true',
});
