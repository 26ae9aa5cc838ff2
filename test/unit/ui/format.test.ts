import { assert } from '@open-wc/testing';
import { formatCount, formatLength, formatNames } from '../../../src/i18n/format.ts';
import { capital, formatLanguage, formatMoment } from '../../../src/i18n/moment.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `Intl` writes no-break and narrow spaces. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('Lengths of time', () => {
  const cases: [locale: string, length: number, text: string][] = [
    ['en', -5, '0 sec'],
    ['en', 1, '1 sec'],
    ['en', 7.2 * SECOND, '8 sec'],
    ['en', MINUTE, '1 min'],
    ['en', 42.9 * MINUTE, '42 min'],
    ['en', 2 * HOUR, '2 hr'],
    ['en', 2 * HOUR + 14 * MINUTE, '2 hr 14 min'],
    ['en', 11 * HOUR + 14 * MINUTE, '11 hr'],
    ['en', 30 * HOUR, '30 hr'],
    ['en', 3 * DAY + HOUR, '3 days'],
    ['lt', 42 * MINUTE, '42 min.'],
    ['lt', 2 * HOUR + 14 * MINUTE, '2 val. 14 min.'],
    ['lt', 3 * DAY, '3 dienos'],
  ];
  for (const [locale, length, text] of cases) {
    it(`${locale} ${length}: ${text}`, () => assert.equal(plain(formatLength(locale, length)), text));
  }
});

describe('Moments', () => {
  const now = new Date(2026, 10, 23, 12, 0).getTime();
  const cases: [locale: string, time: Date, text: string][] = [
    ['en-GB', new Date(2026, 10, 23, 21, 0), 'today, 21:00'],
    ['en-GB', new Date(2026, 10, 22, 20, 58), 'yesterday, 20:58'],
    ['en-GB', new Date(2026, 10, 24, 9, 5), 'tomorrow, 9:05'],
    ['en-GB', new Date(2026, 10, 26, 19, 0), 'Thursday 19:00'],
    ['lt', new Date(2026, 10, 22, 20, 58), 'vakar, 20:58'],
  ];
  for (const [locale, time, text] of cases) {
    it(`${locale}: ${text}`, () => {
      const written = plain(formatMoment(locale, time.toISOString(), now)).replace(' at ', ' ');
      assert.equal(written.replace(/, (?=\d{1,2}:)/, ', '), text);
    });
  }

  it('names the day of what is further away', () => {
    assert.include(formatMoment('en-GB', new Date(2027, 0, 9, 18, 30).getTime(), now), '9 January');
    assert.include(formatMoment('en-GB', new Date(2026, 10, 2, 18, 30).getTime(), now), '2 November');
  });
});

describe('Names, numbers and languages', () => {
  it('are written as the language does', () => {
    assert.equal(plain(formatCount('lt', 12_840)), '12 840');
    assert.equal(formatNames('en', ['Rasa', 'Kenji', 'Ieva']), 'Rasa, Kenji, Ieva');
    assert.equal(formatNames('lt', ['Rasa', 'Kenji']), 'Rasa ir Kenji');
    assert.equal(formatLanguage('en', 'lt'), 'Lithuanian');
    assert.equal(formatLanguage('en', 'no such tag'), 'no such tag');
    assert.equal(capital('lt', 'šiandien'), 'Šiandien');
  });
});
