import type { Room } from '../../contract/types.ts';
import { RoomJoinRequest } from '../../events/room-join-request.ts';
import type { Speech } from '../../i18n/text.ts';
import { h, type Tag } from '../../ui/dom.ts';
import { liveCard, type LiveRoom } from './card.ts';

/** The card of a live room whose host wants it recorded: the live card, and the mark. */
export function recordedCard(host: HTMLElement, room: Room, live: LiveRoom, speech: Speech): Tag {
  const { say } = speech;
  // Fetched beside the request and not after it; what fails is told by the request.
  const fetchPlayer = () => void import('./player.ts').catch(() => undefined);
  const listen = () => {
    if (live.get('$phase') !== 'idle') return;
    fetchPlayer();
    live.request(new RoomJoinRequest());
  };
  const warm = () => {
    if (host.getAttribute('preload') === 'none') return;
    fetchPlayer();
    live.warm();
  };
  if (host.getAttribute('preload') === 'auto') {
    // Few rooms ask for it, and it is no hurry. What fails is made good by the click.
    import('./preload.ts').then(({ whenSeen }) => whenSeen(host, live)).catch(() => undefined);
  }
  const card = liveCard(room, live, speech, listen, warm, true);
  const { recordingState: state } = room;
  if (state === 'recording' || state === 'announced') {
    const text = say(state === 'recording' ? 'state.recording' : 'state.recordingSoon');
    return marked(card, h('span', { class: 'badge rec', part: 'recording' }, text));
  }
  return card;
}

/** Puts a mark behind that of a live room. */
function marked({ name, props, children }: Tag, mark: Tag): Tag {
  const [row, ...rest] = children as readonly Tag[];
  const [live, ...facts] = row?.children.flat() ?? [];
  return h(name, props, h('div', row?.props ?? {}, live, mark, ...facts), ...rest);
}
