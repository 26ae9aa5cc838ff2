import { assert } from '@open-wc/testing';
import { isRetryable, HallwayError } from '../../../src/contract/errors.ts';
import { ERROR_CODES, knownCode } from '../../../src/contract/error-codes.ts';
import * as events from '../../../src/events/index.ts';

describe('Public events', () => {
  type Constructor = new (detail?: unknown) => events.HallwayEvent<unknown>;
  const abstract = new Set(['HallwayEvent', 'HallwayRequestEvent']);
  for (const [name, Event] of Object.entries(events).filter(([key]) => !abstract.has(key))) {
    it(`${name} bubbles out of shadow roots under its own name, cancelable only if it asks`, () => {
      const host = document.createElement('div');
      const inside = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('i'));
      const asks = name.endsWith('Request');
      const event = new (Event as unknown as Constructor)({});
      let seen: globalThis.Event | undefined;
      host.addEventListener(event.type, (arrived) => (seen = arrived));
      inside.dispatchEvent(event);
      assert.equal(seen, event);
      assert.match(event.type, asks ? /^hallway-[a-z-]+-request$/ : /^hallway-[a-z-]+(?<!-request)$/);
      assert.equal(event.cancelable, asks);
    });
  }
});

describe('Errors', () => {
  it('carry a code as their message and nothing of what was below them', () => {
    const wrapped = HallwayError.from(new Error('wss://x?access_token=secret'), 'media_failed');
    assert.equal(wrapped.message, 'media_failed');
    assert.isUndefined(wrapped.cause);
    assert.notInclude(JSON.stringify(Object.entries(wrapped)), 'secret');
    assert.equal(HallwayError.from(undefined).code, 'internal');
  });

  it('of a second copy of the bundle are ours', () => {
    const foreign = Object.assign(new Error('room_full'), { name: 'HallwayError', code: 'room_full' });
    assert.equal(HallwayError.from(foreign).code, 'room_full');
  });

  it('say whether to try again', () => {
    assert.isTrue(new HallwayError('no_api').retryable);
    assert.isFalse(new HallwayError('banned').retryable);
    assert.isAbove(ERROR_CODES.filter(isRetryable).length, 5);
  });

  it('have a code that we know, whatever the server says', () => {
    assert.equal(knownCode('room_full'), 'room_full');
    assert.equal(knownCode('too_windy'), 'internal');
  });
});
