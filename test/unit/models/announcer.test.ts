import { assert } from '@open-wc/testing';
import { announcer } from '../../../src/models/player/announcer.ts';
import { until } from '../support/room-page.ts';

describe('The live region', () => {
  const region = (): HTMLElement => document.querySelector<HTMLElement>('[data-hallway="announcements"]')!;

  it('is one, polite, and says at most one message a second', async () => {
    const times: number[] = [];
    const said: string[] = [];
    announcer.say('one', 'en');
    announcer.say('two', 'en');
    announcer.say('two', 'en');
    const observer = new MutationObserver(() => {
      if (!region().textContent) return;
      times.push(performance.now());
      said.push(region().textContent);
      // What is being said is not said again.
      announcer.say(region().textContent, 'en');
    });
    observer.observe(region(), { childList: true });
    await until(() => said.length === 2 && region().textContent === '');
    assert.deepEqual(said, ['one', 'two']);
    assert.isAbove(times[1]! - times[0]!, 950);
    assert.lengthOf(document.querySelectorAll('[data-hallway="announcements"]'), 1);
    assert.equal(region().getAttribute('aria-live'), 'polite');
    assert.isFalse(region().hasAttribute('hidden'), 'hidden from eyes only');
    observer.disconnect();
  });

  it('drops what waited too long, and survives a page that empties its body', async () => {
    document.body.replaceChildren();
    for (let number = 0; number < 9; number += 1) announcer.say(`message ${number}`, 'en');
    await until(() => region()?.textContent === 'message 4');
  });
});
