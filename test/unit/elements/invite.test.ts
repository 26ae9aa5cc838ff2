import { assert } from '@open-wc/testing';
import { html, render, type TemplateResult } from 'lit';
import { configure } from '../../../src/config/page.ts';
import '../../../src/elements/invite/invite.define.ts';
import { faultOfCode, linkOf } from '../../../src/elements/invite/check.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import { CODE, invitation, SimulatedHosting } from '../../../stories/simulated/hosting.ts';
import { until } from '../support/until.ts';
import { focused, Visitor } from '../support/visitor.ts';

for (const lang of ['en', 'lt']) await loadTexts(lang, ['invite', 'error']);

const redeem = html`<hallway-invite></hallway-invite>`;
const create = html`<hallway-invite
  create
  room="street-trees"
  page="https://site.example/talks?a=1#x"
></hallway-invite>`;
const here = location.href;
let visitor: Visitor;
let hosting: SimulatedHosting;
afterEach(() => {
  visitor.leave();
  history.replaceState(null, '', here);
});

function open(markup: TemplateResult, prepare: (hosting: SimulatedHosting) => void = () => undefined): void {
  hosting = new SimulatedHosting();
  prepare(hosting);
  visitor = new Visitor({}, html``);
  configure({ backend: hosting.backend, media: hosting.simulation.media });
  render(markup, visitor.box);
}

async function type(field: string, text: string): Promise<void> {
  const input = (await visitor.find(`[name="${field}"]`)) as HTMLInputElement;
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
}

describe('Using an invitation', () => {
  it('takes a typed code, says where it let in, and tells the page', async () => {
    open(redeem);
    const told: unknown[] = [];
    visitor.box.addEventListener('hallway-invitation-redeemed', ({ detail }) => told.push(detail));
    await type('code', CODE.toLowerCase());
    await visitor.press('Use invitation');
    await visitor.reads('You are in: What a street tree hears');
    assert.deepEqual(told, [{ room: 'street-trees', club: null }]);
    assert.deepEqual(hosting.used, [CODE.toLowerCase()]);
    assert.equal(focused()?.className, 'said');
    assert.isTrue((await visitor.find('hallway-invite')).matches(':state(redeemed)'));
  });

  it('takes the code from the address, and takes it out of there once it is used', async () => {
    history.replaceState(null, '', `${here.split('?')[0]}?keep=1&invitation=${CODE}`);
    open(redeem);
    const input = (await visitor.find('[name="code"]')) as HTMLInputElement;
    assert.equal(input.value, CODE);
    assert.deepEqual(hosting.used, [], 'nothing is used unasked');
    await visitor.press('Use invitation');
    await visitor.reads('You are in');
    assert.equal(new URL(location.href).search, '?keep=1');
  });

  const FAULTS = {
    en: [
      'Write the code that you were sent.',
      'A code has 28',
      'This invitation does not work',
      'Use invitation',
    ],
    lt: ['Įrašykite kodą', 'Kodą sudaro 28', 'Šis pakvietimas negalioja', 'Panaudoti pakvietimą'],
  } as const;
  for (const [lang, [missing, short, invalid, press]] of Object.entries(FAULTS)) {
    it(`says what is wrong: ${lang}`, async () => {
      open(html`<div lang=${lang}>${redeem}</div>`);
      await visitor.press(press);
      await visitor.reads(missing);
      await until(() => (focused() as HTMLInputElement | null)?.name === 'code');
      await type('code', CODE.slice(0, 12));
      await visitor.press(press);
      await visitor.reads(short);
      await type('code', CODE.replace('7', '8'));
      await visitor.press(press);
      await visitor.reads(invalid);
      assert.equal(hosting.used.length, 1);
    });
  }

  it('is not sent where the page says no, and fires no code', async () => {
    open(redeem);
    const requests: Event[] = [];
    visitor.box.addEventListener('hallway-invitation-redeem-request', (event) => {
      event.preventDefault();
      requests.push(event);
    });
    await type('code', CODE);
    await visitor.press('Use invitation');
    await until(() => requests.length === 1);
    assert.notInclude(JSON.stringify(requests[0], ['detail', 'type']), CODE);
    assert.deepEqual(hosting.used, []);
  });

  it('is asked for once while the answer is out', async () => {
    open(redeem, ({ does }) => (does.redeem = 'hang'));
    await type('code', CODE);
    await visitor.press('Use invitation');
    await visitor.find('.spin');
    await visitor.press('Checking');
    assert.equal(hosting.used.length, 0);
    assert.equal((await visitor.button('Checking')).getAttribute('aria-disabled'), 'true');
  });

  const codes: [typed: string, fault: string | undefined][] = [
    ['', 'invite.codeMissing'],
    [' - - ', 'invite.codeMissing'],
    ['7Q3F', 'invite.codeShort'],
    [CODE, undefined],
    [CODE.replaceAll('-', ' '), undefined],
    [`${CODE}-more`, undefined],
  ];
  for (const [typed, fault] of codes) {
    it(`takes "${typed}" as it should`, () => assert.equal(faultOfCode(typed), fault));
  }
});

describe('A room by invitation', () => {
  it('says so after Listen, takes the code, and offers Listen again', async () => {
    open(html`<hallway-room room="street-trees"></hallway-room>`);
    hosting.simulation.world.options.fails.join = 'invitation_needed';
    await visitor.press('Listen');
    await visitor.reads('By invitation only');
    await type('code', CODE);
    delete hosting.simulation.world.options.fails.join;
    await visitor.press('Use invitation');
    await visitor.join();
    assert.isFalse(visitor.text().includes('By invitation only'));
  });
});

describe('Making invitations', () => {
  it('makes one as it was wished for, and shows link and code this once', async () => {
    open(create);
    await type('uses', '25');
    await type('until', 'day');
    await type('person', 'Ugne');
    await type('label', ' For the press ');
    await visitor.press('Create invitation');
    await visitor.reads('It is shown this once.');
    const [{ place, wanted } = { place: null, wanted: {} }] = hosting.made;
    assert.deepEqual(place, { kind: 'room', name: 'street-trees' });
    const { expiresAt, ...rest } = wanted;
    assert.deepEqual(rest, { uses: 25, person: '@ugne', label: 'For the press' });
    assert.approximately(Date.parse(expiresAt ?? ''), Date.now() + 24 * 3_600_000, 60_000);
    const link = (await visitor.find('[part="done"] input')) as HTMLInputElement;
    assert.equal(link.value, `https://site.example/talks?a=1&invitation=${CODE}`);
    await visitor.reads(CODE);
    await visitor.reads('0 of 25 used');
  });

  it('copies the link, or selects it where that is not allowed', async () => {
    open(create);
    await visitor.press('Create invitation');
    const copied: string[] = [];
    const { clipboard } = navigator;
    const fake = (writeText: (text: string) => Promise<void>) =>
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    try {
      fake((text) => {
        copied.push(text);
        return Promise.resolve();
      });
      await visitor.press('Copy code');
      await visitor.button('Copied');
      await visitor.press('Copy link');
      assert.deepEqual(copied, [CODE, linkOf(CODE, 'https://site.example/talks?a=1')]);
      fake(() => Promise.reject(new Error('no')));
      await visitor.press('Copy code');
      await until(() => (focused() as HTMLInputElement | null)?.readOnly);
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
  });

  it('says of each field what is wrong with it, and goes to the first', async () => {
    open(create);
    await type('uses', '0');
    await type('person', 'Ugnė B');
    await visitor.press('Create invitation');
    await visitor.reads('Write a number from 1 to 10,000.');
    await visitor.reads('Write @ and a handle, like @ugne.');
    await until(() => (focused() as HTMLInputElement | null)?.name === 'uses');
    assert.deepEqual(hosting.made, []);
    hosting.does.invite = 'not_found';
    await type('uses', '3');
    await type('person', '@nobody');
    await visitor.press('Create invitation');
    await visitor.reads('There is nobody with this handle.');
  });

  it('lists how each stands, page by page, and takes one back', async () => {
    const list = [
      invitation({ label: 'Press' }),
      invitation({ state: 'used_up', uses: 10 }),
      invitation({ person: { id: 'p_1', name: '<b>Ugnė</b>' } }),
    ];
    open(create, (made) => Object.assign(made, { list, pageSize: 2 }));
    await visitor.reads('3 of 10 used');
    await visitor.reads('used up');
    assert.isFalse(visitor.text().includes('Ugnė'));
    await visitor.press('Show more');
    await visitor.reads('<b>Ugnė</b>');
    const take = await visitor.button('Take back: Press');
    take.focus();
    take.click();
    await visitor.reads('taken back');
    assert.deepEqual(hosting.revoked, [list[0]?.id]);
    assert.equal(visitor.all('[part="revoke"]').length, 1);
    await until(() => focused()?.matches('[part="revoke"], [tabindex="-1"]'), 'the focus stays in the list');
  });

  it('shows again as open what could not be taken back', async () => {
    open(create, (made) => Object.assign(made, { list: [invitation({ label: 'Press' })] }));
    await visitor.button('Take back: Press');
    hosting.does.revoke = 'unavailable';
    await visitor.press('Take back: Press');
    await visitor.reads('not available right now');
    await visitor.button('Take back: Press');
  });

  it('is for those who run the place', async () => {
    open(create, ({ does }) => (does.invitations = 'forbidden'));
    await visitor.reads('Only those who run this place make invitations.');
    assert.isFalse(visitor.has('form'));
  });

  it('shows nothing where it is for no place', async () => {
    open(html`<hallway-invite create></hallway-invite>`);
    await until(() => visitor.all('hallway-invite')[0]?.matches(':state(off)'));
    assert.equal(visitor.text(), '');
  });
});
