// The markup and the styles of our grid's stage, written in React: all people are in the document, as React grids have them.
import { adoptStyles, type CSSResult } from 'lit';
import { createElement as h, memo, type ReactNode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { hue, initials } from '../../src/ui/initials.ts';
import { MIC_OFF } from '../../src/ui/icons/player.ts';
import { personTileStyles } from '../../src/ui/person-tile.styles.ts';
import { badgeStyles } from '../../src/theme/badge.styles.ts';
import { barsStyles } from '../../src/theme/bar.styles.ts';
import { hostStyles } from '../../src/theme/host.styles.ts';
import { playerStyles } from '../../src/theme/player.styles.ts';
import { DEFAULTS } from '../../stories/simulated/options.ts';
import { populate } from '../../stories/simulated/people.ts';
import { openGrid } from './grid.ts';

interface TilePerson {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly caption: string | null;
  readonly role: string;
  readonly muted: boolean;
  readonly speaking: boolean;
}

/** A store as an application would have one: a new list for each change, in which who did not change is the same object. */
let people: readonly TilePerson[] = [];
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function setPeople(next: readonly TilePerson[]): void {
  people = next;
  for (const listener of listeners) listener();
}

function Face({ id, name, avatarUrl }: TilePerson): ReactNode {
  return h(
    'span',
    { className: `av ${hue(id)}`, 'aria-hidden': true },
    initials(name),
    avatarUrl && h('img', { src: avatarUrl, alt: '', loading: 'lazy', decoding: 'async' }),
  );
}

function Mark({ speaking, muted }: TilePerson): ReactNode {
  if (speaking) {
    const bars = h('span', { className: 'bars' }, h('i'), h('i'), h('i'));
    return h('span', { className: 'mark', title: 'Speaking' }, bars);
  }
  const struck = h(
    'svg',
    { className: 'i xs', viewBox: '0 0 20 20', 'aria-hidden': true },
    h('path', { d: MIC_OFF }),
  );
  return muted ? h('span', { className: 'mark', title: 'Muted' }, struck) : null;
}

function Under({ role, caption }: TilePerson): ReactNode {
  if (role === 'host') return h('span', { className: 'badge on', 'aria-hidden': true }, 'Host');
  if (role === 'moderator') return h('span', { className: 'badge', 'aria-hidden': true }, 'Moderator');
  return caption ? h('span', { className: 'sub one', 'aria-hidden': true }, caption) : null;
}

function Tile({ person }: { person: TilePerson }): ReactNode {
  const states = [
    person.name,
    person.role,
    person.speaking ? 'speaking' : person.muted ? 'muted' : 'microphone on',
  ];
  return h(
    'li',
    { className: `tile ${person.speaking ? 'speaking' : ''}`, 'data-id': person.id },
    h('span', { className: 'sr' }, states.join(', ')),
    h('span', { className: 'ring', 'aria-hidden': true }, h(Face, person), h(Mark, person)),
    h('span', { className: 'name three', 'aria-hidden': true }, person.name),
    h(Under, person),
  );
}

const MemoTile = memo(Tile);

function Grid(): ReactNode {
  const list = useSyncExternalStore(subscribe, () => people);
  const Item = new URLSearchParams(location.search).has('memo') ? MemoTile : Tile;
  return h(
    'ul',
    { className: 'grid', role: 'list' },
    list.map((person) => h(Item, { key: person.id, person })),
  );
}

openGrid({
  prepare(count) {
    const { stage } = populate({ ...DEFAULTS, people: count, stage: count, followed: 0 });
    setPeople(stage.map((one) => ({ ...one, speaking: false })));
    return Promise.resolve();
  },
  mount(container) {
    const host = container.appendChild(document.createElement('div'));
    const shadow = host.attachShadow({ mode: 'open' });
    adoptStyles(
      shadow,
      [hostStyles, playerStyles, badgeStyles, barsStyles, personTileStyles].flat(2) as CSSResult[],
    );
    const root = createRoot(shadow);
    root.render(h(Grid));
    return () => {
      root.unmount();
      host.remove();
    };
  },
  isMounted: (container) => Boolean(container.firstElementChild?.shadowRoot?.querySelector('.tile')),
  speak(ids) {
    const speaking = new Set(ids);
    setPeople(
      people.map((one) =>
        speaking.has(one.id) === one.speaking ? one : { ...one, speaking: !one.speaking },
      ),
    );
  },
  isSpeaking(container, index) {
    const tile = container.firstElementChild?.shadowRoot?.querySelector(`[data-id="p_${index}"]`);
    return tile?.classList.contains('speaking') ?? false;
  },
});
