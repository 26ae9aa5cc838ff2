/** How the bench of grids drives a peer's page. */
export interface GridPeer {
  /** Makes the data, before anything is measured. */
  prepare(people: number): Promise<void>;
  /** Puts a grid of all of them into the page; returns what takes it away. */
  mount(container: HTMLElement, people: number): () => void;
  /** Whether faces are there. */
  isMounted(container: HTMLElement): boolean;
  /** Lets these people speak, and nobody else. */
  speak(ids: readonly string[]): void;
  /** Whether the tile at this index shows that its person speaks. */
  isSpeaking(container: HTMLElement, index: number): boolean;
}

/** What the bench calls from outside. */
export interface GridPage {
  prepare(people: number): Promise<void>;
  mount(people: number): Promise<void>;
  unmount(): void;
  /** So many changes of five speakers, with frames between them; milliseconds of each until it was laid out. */
  changes(count: number): Promise<number[]>;
  /** The `round`-th change, until it is painted. */
  paintedChange(round: number): Promise<void>;
  /** What a change would cost in which nothing changes: the frames that are waited for. */
  idle(): Promise<void>;
  /** Elements in the grid, shadow roots included. */
  nodes(): number;
}

declare global {
  interface Window {
    grid: GridPage;
  }
}

/** How many people begin or end to speak at each change. */
const CHANGE = 5;
/** So many fives in turn. */
const ROUNDS = 2;
/** Which of each six have their microphone open; the same in `stories/simulated/people.ts`. */
const OPEN = [0, 2, 3];
const OF = 6;

/** Two frames: what was changed has been laid out and painted. */
async function painted(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}

/** A turn of the event loop, without the four milliseconds of a timer. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Of the first faces, which every grid has on the screen: nobody wins by not showing them. Only of open microphones. */
function speakersOf(round: number): number[] {
  return Array.from({ length: CHANGE }, (_, index) => {
    const nth = (round % ROUNDS) * CHANGE + index;
    return Math.floor(nth / OPEN.length) * OF + (OPEN[nth % OPEN.length] ?? 0);
  });
}

/** Makes a peer measurable. */
export function openGrid(peer: GridPeer): void {
  const container = document.body.appendChild(document.createElement('main'));
  let unmount: (() => void) | undefined;
  window.grid = {
    prepare: (people) => peer.prepare(people),
    async mount(people) {
      unmount = peer.mount(container, people);
      while (!peer.isMounted(container)) await new Promise((resolve) => setTimeout(resolve, 1));
      await painted();
    },
    unmount: () => unmount?.(),
    async changes(count) {
      const times: number[] = [];
      for (let round = 0; round < count; round += 1) {
        const speakers = speakersOf(round);
        const started = performance.now();
        peer.speak(speakers.map((index) => `p_${index}`));
        while (!speakers.every((index) => peer.isSpeaking(container, index))) await turn();
        // What a frame would do before it paints.
        container.getBoundingClientRect();
        times.push(performance.now() - started);
        // As in life: otherwise animations that never ran pile up. Then out of the frame that has just begun.
        await painted();
        await turn();
      }
      return times;
    },
    async paintedChange(round) {
      peer.speak(speakersOf(round).map((index) => `p_${index}`));
      await painted();
    },
    idle: painted,
    nodes: () => count(container),
  };
}

function count(root: ParentNode): number {
  const elements = [...root.querySelectorAll('*')];
  return elements.reduce((sum, { shadowRoot }) => sum + 1 + (shadowRoot ? count(shadowRoot) : 0), 0);
}
