// LiveKit's React components as their quickstart has them: LiveKitRoom around AudioConference, with its own CSS.
import '@livekit/components-styles';
import { AudioConference, LiveKitRoom } from '@livekit/components-react';
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchToken } from './page.ts';

function Page() {
  const [grant, setGrant] = useState<{ server_url: string; participant_token: string }>();
  if (!grant) return h('button', { onClick: () => void fetchToken().then(setGrant) }, 'Listen');
  return h(
    LiveKitRoom,
    {
      serverUrl: grant.server_url,
      token: grant.participant_token,
      connect: true,
      audio: false,
      video: false,
    },
    h(AudioConference),
  );
}

createRoot(document.body.appendChild(document.createElement('div'))).render(h(Page));
