import { assert } from '@open-wc/testing';
import { html, render, type TemplateResult } from 'lit';
import { configure } from '../../../src/config/page.ts';
import '../../../src/elements/contact/contact.define.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import { personCard, profile, SimulatedPeople } from '../../../stories/simulated/profiles.ts';
import { until } from '../support/until.ts';
import { focused, Visitor } from '../support/visitor.ts';

for (const lang of ['en', 'lt']) await loadTexts(lang, ['person', 'contact', 'error']);

const { id, name } = profile();
let visitor: Visitor;
let people: SimulatedPeople;
afterEach(() => visitor.leave());

function open(markup: TemplateResult, ...cards: ReturnType<typeof personCard>[]): void {
  people = new SimulatedPeople(...cards);
  visitor = new Visitor({}, html``);
  configure({ backend: people.backend });
  render(markup, visitor.box);
}
const one = html`<hallway-profile-card person=${id}></hallway-profile-card>`;

describe('A profile card', () => {
  it('says who somebody is', async () => {
    open(one);
    await visitor.reads(name);
    for (const text of [
      'Sound ecologist',
      '8,214 followers',
      'Ask me about wind.',
      'Speaks Lithuanian, English',
    ]) {
      await visitor.reads(text);
    }
    const links = visitor.all('a') as HTMLAnchorElement[];
    assert.deepEqual(
      links.map((link) => [link.href, visitor.text(link)]),
      [
        ['https://milvyde.example/', 'milvyde.example'],
        ['https://x.com/rasa', 'X: rasa'],
        ['https://www.youtube.com/@fieldnotes', 'YouTube: fieldnotes'],
      ],
    );
    for (const { rel, target } of links) assert.deepEqual([rel, target], ['noopener nofollow ugc', '_blank']);
  });

  it('says it in Lithuanian', async () => {
    open(html`<div lang="lt">${one}</div>`);
    for (const text of ['sekėjų', 'Sekti', 'Parašyti', 'Kalbos: lietuvių ir anglų'])
      await visitor.reads(text);
  });

  it('shows markup as text, and links to nothing that runs', async () => {
    const links = [
      { kind: 'website' as const, url: 'javascript:alert(1)' },
      { kind: 'x' as const, url: 'data:text/html,x' },
    ];
    open(
      one,
      personCard(
        {},
        { name: '<img src=x>', bio: '<script>1</script>', caption: '<b>c</b>', links, avatarUrl: null },
      ),
    );
    for (const text of ['<img src=x>', '<script>1</script>', '<b>c</b>']) await visitor.reads(text);
    assert.isFalse(visitor.has('img') || visitor.has('script') || visitor.has('a'));
  });

  const ref = { name: 'r', title: 'What a street tree hears', listeners: 12, startedAt: null };
  it('says where they are on stage, and else what comes next', async () => {
    const live = { ...ref, state: 'live' as const, startsAt: null };
    const next = {
      ...ref,
      title: 'Night trains',
      state: 'scheduled' as const,
      startsAt: '2031-05-01T18:00:00Z',
    };
    open(one, personCard({ live, next }));
    await visitor.reads('Live');
    await visitor.reads('What a street tree hears');
    assert.notInclude(visitor.text(), 'Night trains');
    visitor.leave();
    open(one, personCard({ next }));
    await visitor.reads('Night trains');
  });

  it('follows at once, and no longer', async () => {
    open(one, personCard({ you: { follows: false, self: false } }));
    const events: string[] = [];
    for (const type of ['hallway-person-follow-request', 'hallway-person-followed']) {
      visitor.box.addEventListener(type, (event) =>
        events.push(`${type} ${JSON.stringify((event as CustomEvent).detail)}`),
      );
    }
    await visitor.press('Follow');
    await visitor.reads('Following');
    await visitor.reads('8,215 followers');
    await until(() => events.length === 2);
    assert.deepEqual(events, [
      `hallway-person-follow-request {"person":"${id}","follow":true}`,
      `hallway-person-followed {"person":"${id}","follows":true}`,
    ]);
    assert.isTrue((await visitor.find('hallway-profile-card')).matches(':state(following)'));
    await visitor.press('Following');
    await visitor.reads('8,214 followers');
  });

  it('takes a refused follow back, with a text', async () => {
    open(one);
    people.does.followPerson = 'forbidden';
    await visitor.press('Follow');
    await visitor.reads('You may not do this');
    await visitor.reads('8,214 followers');
    assert.equal((await visitor.button('Follow')).ariaPressed, 'false');
  });

  it('sends nothing when the page cancels', async () => {
    open(one);
    visitor.box.addEventListener('hallway-person-follow-request', (event) => event.preventDefault());
    await visitor.press('Follow');
    assert.notInclude(people.called, 'followPerson');
    await visitor.reads('8,214 followers');
  });

  it('is one for all that name the person, in one request', async () => {
    open(html`${one}<hallway-profile-card person="@Rasa" slim></hallway-profile-card>${one}`);
    await until(() => visitor.all('article').length === 3);
    assert.deepEqual(people.called, ['people']);
    (await visitor.button('Follow')).click();
    await until(() => visitor.text().match(/8,215/g)?.length === 3, 'all three count');
  });

  it('stands in for what is not there', async () => {
    const own = html`<hallway-profile-card person="@nobody">Rasa, by the site</hallway-profile-card>`;
    open(html`${own}<hallway-profile-card person="@nobody2"></hallway-profile-card>`);
    await visitor.reads('This person is not here.');
    await visitor.reads('Rasa, by the site');
    visitor.leave();
    open(one);
    people.does.people = 'no_api';
    await visitor.reads('The card did not load.');
  });

  it('opens the form by keyboard, and gives the focus back', async () => {
    open(one);
    const button = await visitor.button(`Contact ${name}`);
    button.focus();
    button.click();
    await visitor.reads(`Only ${name}`);
    await until(() => focused()?.localName === 'textarea', 'focus in the text');
    const dialog = (await visitor.find('dialog')) as HTMLDialogElement;
    assert.isTrue(dialog.matches(':modal'));
    dialog.close();
    await until(() => !visitor.has('dialog'));
    assert.equal(focused(), button);
  });

  it('lets the page show a form of its own', async () => {
    open(one);
    visitor.box.addEventListener('hallway-contact-open-request', (event) => event.preventDefault());
    (await visitor.button(`Contact ${name}`)).click();
    await new Promise(requestAnimationFrame);
    assert.isFalse(visitor.has('dialog'));
  });

  it('offers no contact where none is taken, and nothing to oneself', async () => {
    open(one, personCard({ takesContacts: false }));
    await visitor.button('Follow');
    assert.isFalse(visitor.has('[part="contact"]'));
    visitor.leave();
    open(one, personCard({ you: { follows: false, self: true } }));
    await visitor.reads(name);
    assert.isFalse(visitor.has('button'));
  });
});
