import { waitUntil } from '@open-wc/testing';

/** Waits until something holds; generous, because many things run at once. */
export async function until(condition: () => unknown, what = 'condition'): Promise<void> {
  await waitUntil(condition, what, { interval: 5, timeout: 8_000 });
}
