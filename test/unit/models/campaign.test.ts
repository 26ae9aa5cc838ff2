import { assert } from '@open-wc/testing';
import { configureFromScript } from '../../../src/config/page.ts';
import { ClubFollowedEvent, ConnectionChangedEvent, configure } from '../../../src/index.ts';
import { campaignOfVisit } from '../../../src/models/campaign.ts';
import { tell } from '../../../src/models/tell.ts';

const page = globalThis as { dataLayer?: unknown[] };
const own = location.href;
/** The page's address with this query, as a site's router would write it. */
const visit = (query: string) => history.replaceState(null, '', `${location.pathname}${query}`);

describe('What led somebody to a page', () => {
  afterEach(() => {
    history.replaceState(null, '', own);
    configure({ consent: undefined, dataLayer: undefined });
    sessionStorage.clear();
    delete page.dataLayer;
  });

  const long = 'a'.repeat(101);
  for (const [what, query, consent, found] of [
    ['nothing', '', true, undefined],
    ['parameters of others', '?fbclid=1&ref=x&utm_other=y', true, undefined],
    [
      'the parameters of the list',
      '?utm_source=news&utm_medium=email&utm_campaign=autumn&utm_term=a&utm_content=b&utm_id=c&page=2',
      false,
      {
        utm_source: 'news',
        utm_medium: 'email',
        utm_campaign: 'autumn',
        utm_term: 'a',
        utm_content: 'b',
        utm_id: 'c',
      },
    ],
    ['spaces around a value', '?utm_source=%20news%20', false, { utm_source: 'news' }],
    [
      'what the server would refuse',
      `?utm_source=${long}&utm_medium=a%00b&utm_term=&utm_campaign=ok`,
      false,
      { utm_campaign: 'ok' },
    ],
    ['the id of a click, without consent', '?utm_source=ads&gclid=abc', false, { utm_source: 'ads' }],
    [
      'the id of a click, with consent',
      '?utm_source=ads&gclid=abc',
      true,
      { utm_source: 'ads', gclid: 'abc' },
    ],
  ] as const) {
    it(`is read from its address: ${what}`, () => {
      configure({ consent });
      visit(query);
      assert.deepEqual(campaignOfVisit(), found);
    });
  }

  it('is kept on the device with consent only, and removed when that is taken back', () => {
    visit('?utm_source=news');
    campaignOfVisit();
    assert.lengthOf(Object.keys(sessionStorage), 0);
    configure({ consent: true });
    assert.lengthOf(Object.keys(sessionStorage), 1, 'at once, as the visitor agrees');
    visit('');
    assert.deepEqual(campaignOfVisit(), { utm_source: 'news' }, 'on the next page');
    configure({ consent: false });
    assert.lengthOf(Object.keys(sessionStorage), 0);
    assert.isUndefined(campaignOfVisit());
  });

  it('is nothing where the device holds what we did not write', () => {
    configure({ consent: true });
    for (const value of ['{', '[1]', 'null', '{"utm_source":1}', `{"utm_source":"${long}"}`]) {
      sessionStorage.setItem('hallway.campaign', value);
      assert.isUndefined(campaignOfVisit(), value);
    }
  });

  it('goes into the data layer with what happened, where the site asks for it', () => {
    const host = document.createElement('div');
    const heard: string[] = [];
    host.addEventListener('hallway-club-followed', ({ type }) => heard.push(type));
    const followed = () => tell(host, new ClubFollowedEvent({ club: 'trees', follows: true }));
    followed();
    assert.isUndefined(page.dataLayer, 'nobody asked');

    visit('?utm_source=news');
    configure({ dataLayer: true });
    page.dataLayer = ['theirs'];
    followed();
    tell(host, new ConnectionChangedEvent({ room: 'a', state: 'connected' }));
    assert.deepEqual(page.dataLayer, [
      'theirs',
      {
        event: 'hallway-club-followed',
        hallway: { club: 'trees', follows: true },
        campaign: { utm_source: 'news' },
      },
    ]);
    assert.lengthOf(heard, 2);
  });

  it('can be asked for in the script tag, and consent given there', () => {
    configureFromScript({ datalayer: '', consent: 'granted' });
    visit('?utm_source=news');
    tell(document.body, new ClubFollowedEvent({ club: 'trees', follows: true }));
    assert.lengthOf(page.dataLayer ?? [], 1);
    assert.lengthOf(Object.keys(sessionStorage), 1);
    configure({ consent: false, dataLayer: false });
    tell(document.body, new ClubFollowedEvent({ club: 'trees', follows: true }));
    assert.lengthOf(page.dataLayer ?? [], 1);
    configureFromScript({ datalayer: undefined, consent: undefined });
  });
});
