/** What happens to a page and its network, as far as a connection cares. */
export interface PageLife {
  /** The network is back, the tab is shown, a frozen page resumed or was taken from the back/forward cache. */
  readonly wake: () => void;
  /** The page goes, for good or into the back/forward cache, or is frozen. */
  readonly leave?: () => void;
}

/**
 * Tells what happens to the page.
 * @returns The function that stops it.
 */
export function onPageLife({ wake, leave }: PageLife): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const ifVisible = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  addEventListener('online', wake, { signal });
  addEventListener('pageshow', wake, { signal });
  document.addEventListener('resume', wake, { signal });
  document.addEventListener('visibilitychange', ifVisible, { signal });
  if (leave) {
    addEventListener('pagehide', leave, { signal });
    // At the document: before LiveKit's own listener at the window, which would stop the microphone.
    document.addEventListener('freeze', leave, { signal });
  }
  return () => {
    stop.abort();
  };
}
