import { assert } from '@open-wc/testing';
import { html, render, type TemplateResult } from 'lit';
import { configure } from '../../../src/config/page.ts';
import '../../../src/elements/contact/inbox.define.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import { contact, personCard, profile, SimulatedPeople } from '../../../stories/simulated/profiles.ts';
import { until } from '../support/until.ts';
import { focused, Visitor } from '../support/visitor.ts';

for (const lang of ['en', 'lt']) await loadTexts(lang, ['person', 'contact', 'inbox', 'error']);

const { id, name } = profile();
const form = html`<hallway-contact person=${id} room="street-trees"></hallway-contact>`;
let visitor: Visitor;
let people: SimulatedPeople;
afterEach(() => visitor.leave());

function open(markup: TemplateResult, ...cards: ReturnType<typeof personCard>[]): void {
  people = new SimulatedPeople(...cards);
  visitor = new Visitor({}, html``);
  configure({ backend: people.backend });
  render(markup, visitor.box);
}

async function type(field: string, text: string): Promise<void> {
  const input = (await visitor.find(`[name="${field}"]`)) as HTMLInputElement;
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

async function fill(): Promise<void> {
  await type('message', ' Would you speak at our school? ');
  await type('name', 'Marius');
  await type('reach', 'marius@school.example');
  (await visitor.find('[name="consent"]')).click();
}
const value = (field: string) => (visitor.all(`[name="${field}"]`)[0] as HTMLInputElement).value;

describe('The form of a private request', () => {
  it('sends what was written, and says so once it is stored', async () => {
    open(form);
    const sent: unknown[] = [];
    visitor.box.addEventListener('hallway-contact-sent', ({ detail }) => sent.push(detail));
    await visitor.reads(`Contact ${name}`);
    await fill();
    await visitor.press('Send');
    await visitor.reads('Your message is stored');
    assert.equal(sent.length, 1);
    const [first] = people.sent.values();
    assert.ok(first);
    const { key, ...request } = first;
    assert.match(key, /^[0-9a-f-]{36}$/);
    assert.deepEqual(request, {
      person: id,
      name: 'Marius',
      reach: 'marius@school.example',
      message: 'Would you speak at our school?',
      consent: true,
      room: 'street-trees',
    });
    assert.equal(focused()?.className, 'said');
    assert.isTrue((await visitor.find('hallway-contact')).matches(':state(sent)'));
    await visitor.press('Write another');
    await until(() => focused()?.localName === 'textarea');
    assert.deepEqual([value('message'), value('name')], ['', 'Marius']);
  });

  const FAULTS = {
    en: ['Write what it is about.', 'Write your name.', 'Write an e-mail address', 'Tick this box'],
    lt: ['Parašykite, apie ką', 'Parašykite savo vardą.', 'Parašykite el. pašto', 'Pažymėkite šį langelį'],
  };
  for (const [lang, texts] of Object.entries(FAULTS)) {
    it(`says of each field what is wrong with it, and goes to the first: ${lang}`, async () => {
      open(html`<div lang=${lang}>${form}</div>`);
      (await visitor.find('[part="button"]')).click();
      for (const text of texts) await visitor.reads(text);
      await until(() => focused()?.localName === 'textarea');
      for (const field of visitor.all('[name]')) {
        assert.equal(field.ariaInvalid, 'true');
        const described = (field.getRootNode() as ShadowRoot).getElementById(
          field.getAttribute('aria-describedby') ?? '',
        );
        assert.include(texts.join(), visitor.text(described ?? undefined).slice(0, 10));
      }
      assert.equal(people.sent.size, 0);
      await type('message', 'x');
      await until(() => !visitor.text().includes(texts[0] ?? ''));
    });
  }

  it('knows half an address, and too long a text', async () => {
    open(form);
    await fill();
    await type('reach', 'ugne@school');
    await type('message', 'x'.repeat(4001));
    await visitor.reads('4,001 / 4,000');
    await visitor.press('Send');
    await visitor.reads('The address needs a full domain');
    await visitor.reads('at most 4,000 characters');
    for (const reach of ['+370 600 00000', '@marius', 'ugne@school.example', 'Signal: marius.1']) {
      await type('reach', reach);
      await visitor.press('Send');
      await until(() => visitor.all('#reach-fault').length === 0, reach);
    }
  });

  it('keeps what was written when the network fails, and sends the same request again', async () => {
    open(form);
    people.does.sendContact = 'no_api';
    await fill();
    await visitor.press('Send');
    await visitor.reads('Nothing was lost: your text is kept here.');
    assert.include(value('message'), 'Would you speak');
    assert.isFalse(visitor.text().includes('is stored'));
    delete people.does.sendContact;
    await visitor.press('Send');
    await visitor.reads('Your message is stored');
    assert.equal(people.sent.size, 1, 'one key for both');
  });

  it('sends again by itself when the network is back', async () => {
    open(form);
    people.does.sendContact = 'no_api';
    await fill();
    await visitor.press('Send');
    await visitor.reads('Nothing was lost');
    delete people.does.sendContact;
    dispatchEvent(new Event('online'));
    await visitor.reads('Your message is stored');
    assert.equal(people.sent.size, 1);
  });

  it('makes another request of another text', async () => {
    open(form);
    people.does.sendContact = 'no_api';
    await fill();
    await visitor.press('Send');
    await visitor.reads('Nothing was lost');
    await type('message', 'Something else');
    delete people.does.sendContact;
    await visitor.press('Send');
    await visitor.reads('Your message is stored');
    assert.equal(people.sent.size, 2);
  });

  it('is sent once, however often Send is pressed', async () => {
    open(form);
    people.does.sendContact = 'hang';
    await fill();
    await visitor.press('Send');
    (await visitor.button('Sending')).click();
    assert.equal(people.called.filter((name) => name === 'sendContact').length, 1);
  });

  it('says why there is none', async () => {
    open(form, personCard({ takesContacts: false }));
    await visitor.reads(`${name} takes no messages here.`);
    visitor.leave();
    open(form, personCard({ you: { follows: false, self: true } }));
    await visitor.reads('This is your own form');
    visitor.leave();
    open(html`<hallway-contact person="@nobody"></hallway-contact>`);
    await visitor.reads('This person is not here.');
  });
});

describe('The list of private requests', () => {
  const inbox = html`<hallway-contact inbox></hallway-contact>`;
  const begin = (count: number): void => {
    open(inbox);
    people.inbox = Array.from({ length: count }, (_, number) => contact(number));
  };

  it('shows what was written as text', async () => {
    begin(3);
    await visitor.reads('<b>Bold</b> Jonas');
    await visitor.reads('forty old limes');
    await visitor.reads('Sent in the room street-trees');
    const links = visitor.all('a') as HTMLAnchorElement[];
    assert.deepEqual(
      links.map(({ href }) => href),
      ['mailto:ugne@school.example'],
    );
    assert.equal(visitor.all('li').length, 3);
  });

  it('takes what is done away, and brings it back when that is refused', async () => {
    begin(2);
    await visitor.press('Mark done: Marius');
    await until(() => visitor.all('li').length === 1);
    await visitor.press('Done');
    await visitor.reads('Marius');
    await visitor.press('Open again: Marius');
    await until(() => visitor.all('li').length === 0);
    await visitor.press('Open');
    await until(() => visitor.all('li').length === 2);
    people.does.markContact = 'no_api';
    await visitor.press('Mark done: Marius');
    await visitor.reads('did not answer');
    assert.equal(visitor.all('li').length, 2);
  });

  it('asks before it deletes', async () => {
    begin(2);
    await visitor.press('Delete: Marius');
    await visitor.reads('Delete the message of Marius?');
    await visitor.press('Cancel');
    assert.equal(people.inbox.length, 2);
    await visitor.press('Delete: Marius');
    await visitor.press('Delete');
    await until(() => people.inbox.length === 1 && visitor.all('li').length === 1);
  });

  it('goes on page by page', async () => {
    begin(45);
    await until(() => visitor.all('li').length === 20);
    await visitor.press('Show more');
    await until(() => visitor.all('li').length === 40);
    await visitor.press('Show more');
    await until(() => visitor.all('li').length === 45);
    assert.isFalse(visitor.text().includes('Show more'));
  });

  it('saves all of them as a table', async () => {
    begin(1);
    const saved: HTMLAnchorElement[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this);
    };
    try {
      await visitor.press('Download as CSV');
      await until(() => saved.length === 1);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    assert.equal(saved[0]?.download, 'messages.csv');
    const bytes = new Uint8Array(await (await fetch(saved[0]?.href ?? '')).arrayBuffer());
    assert.deepEqual(Array.from(bytes.slice(0, 3)), [0xef, 0xbb, 0xbf]);
  });

  it('is for people whom the site knows; says when it is empty or cannot be had', async () => {
    open(inbox);
    people.does.contacts = 'forbidden';
    await visitor.reads('Sign in to see your messages');
    visitor.leave();
    open(inbox);
    await visitor.reads('No messages');
    visitor.leave();
    open(html`<div lang="lt">${inbox}</div>`);
    people.does.contacts = 'no_api';
    await visitor.press('Bandyti dar kartą');
    delete people.does.contacts;
    await visitor.press('Bandyti dar kartą');
    await visitor.reads('Žinučių nėra');
  });
});
