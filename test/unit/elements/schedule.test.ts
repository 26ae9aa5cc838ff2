import { assert } from '@open-wc/testing';
import { html, render, type TemplateResult } from 'lit';
import { configure } from '../../../src/config/page.ts';
import { SimulatedSchedule, talk, week } from '../../../stories/simulated/schedule.ts';
import { until } from '../support/until.ts';
import { focused, Visitor } from '../support/visitor.ts';

let visitor: Visitor;
let world: SimulatedSchedule;
afterEach(() => visitor.leave());

const CLUB = html`<hallway-schedule club="sound-field" time-zone="UTC"></hallway-schedule>`;

function open(
  markup: TemplateResult = CLUB,
  list = week(),
  prepare?: (world: SimulatedSchedule) => void,
): void {
  world = new SimulatedSchedule(list);
  prepare?.(world);
  visitor = new Visitor({}, html``);
  configure({ backend: world.backend });
  render(markup, visitor.box);
}

const row = (room: string) => visitor.find(`[data-room="${room}"]`);
const textOf = async (room: string) => visitor.text(await row(room));
const bell = async (room: string) => {
  await row(room);
  return visitor.find(`[data-room="${room}"] [part="remind"]`);
};

/** A `Notification` of which tests say what the person answers. */
class Notified {
  static permission = 'default';
  static asked = 0;
  static shown: string[] = [];
  onclick: unknown;
  static requestPermission(): Promise<string> {
    Notified.asked += 1;
    return Promise.resolve((Notified.permission = 'granted'));
  }
  constructor(title: string) {
    Notified.shown.push(title);
  }
  close(): void {}
}

describe('A schedule', () => {
  it('says when talks are in the time zone asked for, how long until then, and who comes', async () => {
    const fixed = talk('fixed', 2.24, { coming: 3, title: 'Markup <b>is text</b>' });
    const startsAt = new Date(
      Math.ceil(Date.parse(fixed.room.startsAt ?? '') / 60_000) * 60_000,
    ).toISOString();
    open(html`<hallway-schedule time-zone="Asia/Kathmandu"></hallway-schedule>`, [
      { ...fixed, room: { ...fixed.room, startsAt } },
    ]);
    const shown = await textOf('fixed');
    const time = new Date(startsAt).toLocaleTimeString('en', {
      timeZone: 'Asia/Kathmandu',
      hour: 'numeric',
      minute: '2-digit',
    });
    assert.match(shown, /in 2 hr 1[45] min/);
    for (const text of [time, '3 are coming', 'Markup <b>is text</b>']) assert.include(shown, text);
    assert.isFalse(visitor.has('b b'));
  });

  it('shows its own time zone where the one asked for does not exist', async () => {
    open(html`<hallway-schedule time-zone="Nowhere/None"></hallway-schedule>`, [talk('one', 30)]);
    assert.match(await textOf('one'), /in (29|30) hr/);
  });

  it('says what is live, moved and called off; nobody is reminded of those', async () => {
    open();
    assert.include(await textOf('begun'), 'Live');
    assert.include(await textOf('trains'), 'Moved from');
    assert.include(await textOf('grammar'), 'Called off');
    for (const room of ['begun', 'grammar']) assert.isFalse(visitor.has(`[data-room="${room}"] button`));
  });

  it('speaks Lithuanian', async () => {
    open(html`<div lang="lt">${CLUB}</div>`, [
      talk('a', 74, { coming: 1 }),
      talk('b', 75, { coming: 3 }),
      talk('c', 76, { coming: 318 }),
    ]);
    assert.include(await textOf('a'), 'po 3 dienų');
    assert.include(await textOf('a'), 'Dalyvaus 1 žmogus');
    assert.include(await textOf('b'), 'Dalyvaus 3 žmonės');
    assert.include(await textOf('c'), 'Dalyvaus 318 žmonių');
  });

  it('reminds, offers an e-mail, and takes an address', async () => {
    open();
    const told: unknown[] = [];
    visitor.box.addEventListener('hallway-reminder-set', ({ detail }) => told.push(detail));
    const button = await bell('postmortems');
    assert.equal(button.ariaPressed, 'false');
    button.focus();
    button.click();
    const field = (await visitor.find('.offer input')) as HTMLInputElement;
    assert.equal(button.ariaPressed, 'true');
    assert.equal(focused(), button, 'the focus stays where the press was');
    assert.include(await textOf('postmortems'), '319 are coming');
    field.value = 'ugne@school';
    await visitor.press('E-mail me');
    await visitor.reads('The address needs a full domain');
    assert.equal(field.ariaInvalid ?? field.getAttribute('aria-invalid'), 'true');
    assert.equal(focused(), field);
    field.value = ' ugne@school.example ';
    await visitor.press('E-mail me');
    await until(() => !visitor.has('.offer'));
    assert.deepEqual([...world.emails], [['postmortems', 'ugne@school.example']]);
    assert.equal(focused(), button);
    assert.deepEqual(told, [
      { room: 'postmortems', reminded: true, email: false },
      { room: 'postmortems', reminded: true, email: true },
    ]);
  });

  it('asks for no address where the server sends no e-mails, or after Not now', async () => {
    open(CLUB, week(), (one) => (one.mail = false));
    (await bell('ropes')).click();
    await until(() => world.own.has('ropes'));
    await until(async () => (await textOf('ropes')).includes('2 are coming'));
    assert.isFalse(visitor.has('.offer'));
    visitor.leave();
    open();
    (await bell('ropes')).click();
    await visitor.press('Not now');
    await until(() => !visitor.has('.offer'));
    assert.equal(focused(), await bell('ropes'));
  });

  it('reminds no longer', async () => {
    open(CLUB, week(), (one) => one.own.set('trains', true));
    await until(async () => (await bell('trains')).ariaPressed === 'true');
    (await bell('trains')).click();
    await until(() => !world.own.has('trains'));
    assert.equal((await bell('trains')).ariaPressed, 'false');
  });

  it('shows a reminder at once, and takes it back with a text when it is refused', async () => {
    open(CLUB, week(), (one) => (one.does.remind = 'rate_limited'));
    const failures: string[] = [];
    visitor.box.addEventListener('hallway-request-failed', ({ detail }) => failures.push(detail.code));
    const button = await bell('trains');
    button.click();
    await visitor.find('.what .bad');
    assert.equal(button.ariaPressed, 'false');
    assert.deepEqual(failures, ['rate_limited']);
  });

  it('sends nothing where the page says no', async () => {
    open();
    visitor.box.addEventListener('hallway-reminder-set-request', (event) => event.preventDefault());
    (await bell('trains')).click();
    assert.notInclude(world.called, 'remind');
    assert.equal((await bell('trains')).ariaPressed, 'false');
  });

  it('links to calendars, and closes their menu with Escape', async () => {
    open(CLUB, [talk('one', 30, { title: 'A & B, “ąžuolai”', description: 'Line.' })]);
    const button = await visitor.button('Add “A & B, “ąžuolai”” to a calendar');
    button.click();
    await visitor.find('.menu:popover-open');
    const [file, google, outlook] = visitor.all('.menu a') as HTMLAnchorElement[];
    assert.equal(file?.href, 'https://api.hallway.example/v1/rooms/one/calendar.ics');
    assert.isTrue(file?.hasAttribute('download'));
    const query = new URL(google?.href ?? '').searchParams;
    assert.equal(query.get('text'), 'A & B, “ąžuolai”');
    assert.match(query.get('dates') ?? '', /^\d{8}T\d{6}Z\/\d{8}T\d{6}Z$/);
    assert.include(query.get('details') ?? '', 'Line.');
    assert.match(new URL(outlook?.href ?? '').searchParams.get('startdt') ?? '', /^\d{4}-.+Z$/);
    focused()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await until(() => !visitor.has('.menu'));
    assert.equal(focused(), button);
  });

  it('can be subscribed to where it is of one club', async () => {
    open();
    const link = (await visitor.find('[part="subscribe"]')) as HTMLAnchorElement;
    assert.equal(link.href, 'webcal://api.hallway.example/v1/clubs/sound-field/calendar.ics');
    visitor.leave();
    open(html`<hallway-schedule topic="music"></hallway-schedule>`);
    await row('trains');
    assert.isFalse(visitor.has('[part="subscribe"]'));
    assert.deepInclude(world.queries[0], { club: undefined, topic: 'music', limit: 10 });
  });

  it('shows more, and follows what changes', async () => {
    open(html`<hallway-schedule club="sound-field" limit="2"></hallway-schedule>`);
    await row('postmortems');
    assert.isFalse(visitor.has('[data-room="trains"]'));
    await visitor.press('Show more');
    await row('grammar');
    world.list = world.list.map((one) =>
      one.room.name === 'trains' ? { ...one, room: { ...one.room, title: 'Night boats' } } : one,
    );
    await until(() => {
      world.changed();
      return visitor.text().includes('Night boats');
    });
    assert.isTrue(visitor.has('[data-room="grammar"]'), 'what was shown stays');
  });

  it('says that there is nothing, that it failed, and tries again', async () => {
    open(CLUB, []);
    await visitor.reads('Nothing is planned yet');
    assert.isTrue((await visitor.find('hallway-schedule')).matches(':state(empty)'));
    visitor.leave();
    open(CLUB, week(), (one) => (one.does.talks = 'no_api'));
    await visitor.reads('The talks could not be loaded');
    delete world.does.talks;
    await visitor.press('Try now');
    await row('trains');
    world.does.talks = 'no_api';
    dispatchEvent(new Event('online'));
    await visitor.reads('You are offline. This is how it was last.');
    await row('trains');
  });

  it('is absent where the backend knows no talks', async () => {
    open();
    const { directory: _, ...backend } = world.backend;
    configure({ backend });
    await until(() => visitor.all('hallway-schedule')[0]?.matches(':state(absent)'));
  });
});

describe('A notification', () => {
  const real = globalThis.Notification;
  before(() => Object.assign(globalThis, { Notification: Notified }));
  after(() => Object.assign(globalThis, { Notification: real }));

  it('is asked for by the press only, and comes when the talk begins', async () => {
    const soon = talk('now', 0, { title: 'About to begin' });
    const startsAt = new Date(Date.now() + 1_500).toISOString();
    open(CLUB, [{ ...soon, room: { ...soon.room, startsAt } }]);
    const button = await bell('now');
    assert.equal(Notified.asked, 0);
    button.click();
    await until(() => Notified.shown.length > 0);
    assert.equal(Notified.asked, 1);
    assert.deepEqual(Notified.shown, ['About to begin']);
  });
});
