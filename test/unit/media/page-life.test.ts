import { assert } from '@open-wc/testing';
import { onPageLife } from '../../../src/media/core/page-life.ts';

/** What happens, where, and what is told. */
const CASES: readonly [event: string, target: EventTarget, told: string][] = [
  ['online', window, 'wake'],
  ['pageshow', window, 'wake'],
  ['resume', document, 'wake'],
  ['visibilitychange', document, 'wake'],
  ['pagehide', window, 'leave'],
  ['freeze', document, 'leave'],
  ['offline', window, ''],
  ['beforeunload', window, ''],
];

describe('page life', () => {
  for (const [event, target, expected] of CASES) {
    it(`${event} means ${expected || 'nothing'}`, () => {
      const told: string[] = [];
      const stop = onPageLife({ wake: () => told.push('wake'), leave: () => told.push('leave') });
      target.dispatchEvent(new Event(event));
      stop();
      target.dispatchEvent(new Event(event));
      assert.equal(told.join(), expected);
    });
  }

  it('does not wake when the page is hidden', () => {
    const told: string[] = [];
    const stop = onPageLife({ wake: () => told.push('wake') });
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    stop();
    assert.deepEqual(told, []);
  });
});
