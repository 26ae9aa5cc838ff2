import { campaignOfVisit } from '../campaign.ts';
import type { Connection } from '../connection.ts';

/**
 * Pages that hear of the same change do not all ask at the same moment: each waits up to so long, in milliseconds. It is one
 * pause for all cards of a page, so that fifty that hear of the same still ask in one request.
 */
const PAUSE = Math.random() * 1_500;

/**
 * What the page itself is loading comes first: the stream is begun so many milliseconds later. Tools that wait for a quiet
 * network, such as Lighthouse and crawlers, are done with the page by then; it never is quiet while a stream is open.
 */
const SETTLE = 2_500;

/** The stream is there so many milliseconds after it was begun. */
const OPENING = 500;

/**
 * Calls `refresh` some time after something may have changed, until the returned function is called. The event stream is
 * fetched for it: a card is whole before it is kept fresh.
 */
export function watchHint(
  connection: Connection,
  kind: 'club' | 'hallway',
  name: string,
  refresh: () => void,
): () => void {
  // A card is whole by now: where the visitor agreed, the next page will know what led here.
  campaignOfVisit();
  let stop: (() => void) | undefined;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (after: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!stopped) refresh();
    }, after + PAUSE);
  };
  const later = () => ask(0);
  const { backend } = connection.config;
  if (backend) stop = backend.directory?.hint?.(kind, name, later);
  else {
    setTimeout(() => {
      if (stopped) return;
      import('./stream-hints.ts').then(
        ({ streamHints }) => {
          if (stopped) return;
          stop = streamHints(connection, kind, name, later);
          // What changed before was told to nobody.
          ask(OPENING);
        },
        // Without it the card is as fresh as the page.
        () => undefined,
      );
    }, SETTLE);
  }
  return () => {
    stopped = true;
    clearTimeout(timer);
    stop?.();
  };
}
