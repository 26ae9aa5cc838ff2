/** What all peer pages share: where the token comes from, and the button. */

const parameters = new URLSearchParams(location.search);

/** A token for the room in the page's address, from the reference server's token endpoint. */
export async function fetchToken(): Promise<{ server_url: string; participant_token: string }> {
  const answer = await fetch(parameters.get('endpoint')!, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ room_name: parameters.get('room') }),
  });
  return answer.json() as Promise<{ server_url: string; participant_token: string }>;
}

/** Calls `join` when the page's Listen button is pressed. */
export function onListen(join: () => Promise<void>): void {
  const button = document.body.appendChild(document.createElement('button'));
  button.textContent = 'Listen';
  button.addEventListener('click', () => void join(), { once: true });
}
