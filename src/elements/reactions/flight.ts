import type { ReactionCounts, ReactionKind } from '../../contract/types.ts';
import { REACTIONS } from '../../ui/icons/reactions.ts';

/** So many signs of one kind are in the air at once, and so many in all. */
const POOL = { kind: 10, all: 30 };
/** Sums come almost twice a second: what is in one of them rises within this time, in milliseconds. */
const SPREAD = 550;
/** How long a sign rises, in milliseconds; no two alike. */
const RISE = { least: 1_800, more: 1_400 };
const SVG = 'http://www.w3.org/2000/svg';

/** Width of a sign, as its styles have it, in pixels. */
const SIGN = 34;

/** Where a sign goes: from and to so far from the end of the line, and up; in pixels. */
interface Course {
  readonly from: number;
  readonly to: number;
  readonly up: number;
}

type Size = Pick<DOMRectReadOnly, 'width' | 'height'>;

/**
 * Lets signs rise. Each kind has a few nodes, made when it is first needed and then only moved and faded, by the Web
 * Animations API: so however many react, nothing is laid out anew and no node is added or removed.
 */
export class Flight {
  readonly #box: HTMLElement;
  readonly #idle = new Map<ReactionKind, HTMLElement[]>();
  #flying = 0;
  /** Of the box; measured when it changes, because to ask for it would lay the page out. */
  #size: Size;

  /** @param box - Where the nodes go. */
  constructor(box: HTMLElement) {
    this.#box = box;
    this.#size = { width: box.clientWidth, height: box.clientHeight };
    new ResizeObserver(([entry]) => {
      if (entry) this.#size = entry.contentRect;
    }).observe(box);
  }

  /** Lets so many rise that their number can be told at a glance; what finds no free node does not. */
  rise(counts: ReactionCounts, own: boolean): void {
    if (document.hidden) return;
    for (const [kind, count] of Object.entries(counts) as [ReactionKind, number][]) {
      const signs = signsFor(count);
      for (let sign = 0; sign < signs; sign += 1) this.#launch(kind, own ? 0 : Math.random() * SPREAD);
    }
  }

  #launch(kind: ReactionKind, delay: number): void {
    const node = this.#flying < POOL.all ? this.#nodes(kind).pop() : undefined;
    if (!node) return;
    this.#flying += 1;
    const animation = node.animate(frames(course(this.#size)), {
      duration: RISE.least + Math.random() * RISE.more,
      delay,
      easing: 'cubic-bezier(0.2, 0.5, 0.5, 1)',
    });
    // Also when the element is taken out of the page.
    animation.finished
      .catch(() => undefined)
      .finally(() => {
        this.#flying -= 1;
        this.#nodes(kind).push(node);
      });
  }

  #nodes(kind: ReactionKind): HTMLElement[] {
    let nodes = this.#idle.get(kind);
    if (!nodes) {
      nodes = Array.from({ length: POOL.kind }, () => makeSign(kind));
      this.#box.append(...nodes);
      this.#idle.set(kind, nodes);
    }
    return nodes;
  }
}

/** One for one; ten for a hundred; a thousand are not much more than a hundred. */
function signsFor(count: number): number {
  return Math.min(count, Math.round(1 + 1.35 * Math.log2(count)));
}

function course({ width, height }: Size): Course {
  const from = -Math.random() * (width - SIGN);
  return { from, to: from + (Math.random() - 0.5) * 40, up: height * (0.55 + Math.random() * 0.45) };
}

function frames({ from, to, up }: Course): Keyframe[] {
  const middle = (from + to) / 2;
  return [
    { transform: `translate(${from}px, 0) scale(0.5)`, opacity: 0 },
    { transform: `translate(${from}px, ${-up * 0.15}px) scale(1)`, opacity: 1, offset: 0.15 },
    { transform: `translate(${middle}px, ${-up * 0.7}px) scale(1)`, opacity: 1, offset: 0.7 },
    { transform: `translate(${to}px, ${-up}px) scale(0.9)`, opacity: 0 },
  ];
}

function makeSign(kind: ReactionKind): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'i');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', REACTIONS[kind]);
  svg.append(path);
  const sign = document.createElement('span');
  sign.className = 'sign';
  sign.dataset['kind'] = kind;
  sign.append(svg);
  return sign;
}
