import { assert } from '@open-wc/testing';
import { texts as english } from '../../../src/i18n/en/card.ts';
import { loadTexts, overrideTexts } from '../../../src/i18n/load.ts';
import {
  haveTexts,
  onTextsChange,
  t,
  type TextKey,
  type TextParams,
  textsReady,
} from '../../../src/i18n/text.ts';

describe('Texts', () => {
  before(async () => {
    // As the room's own code brings them.
    haveTexts('card', english);
    await loadTexts('en', ['card', 'state', 'error', 'room']);
    await loadTexts('lt', ['card', 'state', 'error', 'room']);
  });

  const cases: [locale: string, key: TextKey, params: TextParams | undefined, text: string][] = [
    ['en', 'card.listen', undefined, 'Listen'],
    ['lt', 'card.listen', undefined, 'Klausytis'],
    ['en', 'card.listeners', { count: 1 }, '1 listener'],
    ['en', 'card.listeners', { count: 1284 }, '1,284 listeners'],
    ['lt', 'card.listeners', { count: 1 }, '1 klausytojas'],
    ['lt', 'card.listeners', { count: 2 }, '2 klausytojai'],
    ['lt', 'card.listeners', { count: 10 }, '10 klausytojų'],
    ['lt', 'card.listeners', { count: 21 }, '21 klausytojas'],
    ['lt', 'card.listeners', { count: 1.5 }, '1,5 klausytojo'],
    ['en', 'hand.place', { place: 1 }, '1st in queue'],
    ['en', 'hand.place', { place: 2 }, '2nd in queue'],
    ['en', 'hand.place', { place: 3 }, '3rd in queue'],
    ['en', 'hand.place', { place: 11 }, '11th in queue'],
    ['en', 'hand.place', { place: 22 }, '22nd in queue'],
    ['lt', 'hand.place', { place: 3 }, 'Vieta eilėje: 3'],
    ['en', 'stage.invited', { name: 'Rasa' }, 'Rasa invites you to the stage'],
    ['en', 'stage.invited', {}, '{name} invites you to the stage'],
    ['lt-LT', 'card.live', undefined, 'Gyvai'],
  ];
  for (const [locale, key, params, text] of cases) {
    it(`${locale} ${key} ${JSON.stringify(params ?? {})}: ${text}`, () => {
      assert.equal(t(locale, key, params).replace(/\u00a0/g, ' '), text);
    });
  }

  it('shows what nobody wrote as its key', () => {
    assert.equal(t('en', 'nothing.here' as TextKey), 'nothing.here');
  });

  const tags: [lang: string, locale: string][] = [
    ['en', 'en'],
    ['en-GB', 'en-GB'],
    ['en_US', 'en-US'],
    ['lt', 'lt'],
    ['lt-LT', 'lt-LT'],
    ['LT', 'lt'],
    ['fr-CA', 'en'],
    ['no such thing', 'en'],
    ['lt-x', 'lt'],
  ];
  for (const [lang, locale] of tags) {
    it(`lang="${lang}" is written as ${locale}`, async () => {
      await loadTexts(lang, ['card']);
      assert.equal(textsReady(lang, ['card']), locale);
    });
  }

  it('takes texts of the site, also in a language that we do not have', async () => {
    let told = 0;
    const stop = onTextsChange(() => (told += 1));
    overrideTexts('eo', { 'card.listen': 'Aŭskulti' });
    await loadTexts('eo', ['card']);
    assert.equal(textsReady('eo', ['card']), 'eo');
    assert.equal(t('eo', 'card.listen'), 'Aŭskulti');
    assert.equal(t('eo', 'card.live'), 'Live', 'the rest is in English');
    assert.isAtLeast(told, 1);
    stop();
  });
});
