import { assert } from '@open-wc/testing';
import { html, render, type TemplateResult } from 'lit';
import '../../../src/define.ts';
import { configure } from '../../../src/config/page.ts';
import type { ClubCard } from '../../../src/contract/types.ts';
import type { HallwayClubCard } from '../../../src/elements/club-card/club-card.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import { clubCard, SimulatedClubs } from '../../../stories/simulated/clubs.ts';
import { CODE } from '../../../stories/simulated/hosting.ts';
import { until } from '../support/until.ts';
import { focused } from '../support/visitor.ts';

await loadTexts('lt', ['club', 'error']);

const CARD = html`<hallway-club-card club="sound-and-field"></hallway-club-card>`;
let box = document.createElement('main');
afterEach(() => box.remove());

/** A page with these clubs. */
function page(clubs: SimulatedClubs, markup: TemplateResult = CARD): HallwayClubCard {
  configure({ backend: clubs.backend });
  box.remove();
  box = document.createElement('main');
  document.body.append(box);
  render(markup, box);
  return box.querySelector<HallwayClubCard>('hallway-club-card')!;
}

const buttons = (card: HallwayClubCard) => [...card.renderRoot.querySelectorAll('button')];
const label = (card: HallwayClubCard) => buttons(card)[0]?.textContent;
const text = (card: HallwayClubCard) => card.renderRoot.textContent ?? '';
const reads = (card: HallwayClubCard, wanted: string) => until(() => text(card).includes(wanted), wanted);

/** A club by its access and what the viewer is in it. */
function member(
  access: ClubCard['club']['access'],
  role: NonNullable<ClubCard['you']>['role'],
  follows = false,
) {
  return clubCard({ you: { role, follows } }, { access });
}

describe('The button of a club', () => {
  /** Club, the page's `action`, the label, whether it can be pressed. */
  const table: readonly (readonly [ClubCard, string | null, string, boolean])[] = [
    [clubCard(), null, 'Follow', true],
    [member('open', null, true), null, 'Following', true],
    [member('open', 'member'), null, 'Follow', true],
    [clubCard(), 'join', 'Join', true],
    [member('open', 'member'), 'join', 'Member', true],
    [member('approval', null), null, 'Ask to join', true],
    [member('approval', null), 'follow', 'Follow', true],
    [member('approval', 'pending'), null, 'Withdraw request', true],
    [member('approval', 'member'), null, 'Member', true],
    [member('approval', 'leader'), null, 'Leader', false],
    [member('hidden', 'admin'), null, 'Admin', false],
    [member('invitation', null), null, 'By invitation', true],
    [member('nonsense' as 'hidden', null), 'nonsense', 'By invitation', true],
  ];
  for (const [shown, action, wanted, pressable] of table) {
    it(`says ${wanted} in a club that is ${shown.club.access}, to ${shown.you?.role}, for ${action}`, async () => {
      const card = page(
        new SimulatedClubs(shown),
        html`<hallway-club-card club="sound-and-field" action=${action ?? ''}></hallway-club-card>`,
      );
      await until(() => label(card) === wanted, wanted);
      assert.equal(buttons(card)[0]?.disabled, !pressable);
    });
  }
});

describe('A club by invitation', () => {
  for (const variant of ['card', 'banner']) {
    it(`takes a code above the ${variant}, and shows who is a member then`, async () => {
      const clubs = new SimulatedClubs(member('invitation', null));
      const card = page(
        clubs,
        html`<hallway-club-card club="sound-and-field" variant=${variant}></hallway-club-card>`,
      );
      await until(() => label(card) === 'By invitation');
      const [button] = buttons(card);
      button?.focus();
      button?.click();
      const dialog = card.renderRoot.querySelector('dialog')!;
      assert.isTrue(dialog.open);
      await until(() => focused()?.getAttribute('name') === 'code', 'the code is focused');
      const field = focused() as HTMLInputElement;
      field.value = CODE;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      clubs.cards.set('sound-and-field', member('invitation', 'member'));
      field.form?.requestSubmit();
      await until(() => label(card) === 'Member');
      assert.deepEqual(clubs.invitations.used, [CODE]);
      assert.isTrue(dialog.open, 'what came of it is still to be read');
      buttons(card).at(-1)?.click();
      await until(() => !card.renderRoot.querySelector('dialog'));
      await until(() => focused() === button, 'the focus is back');
    });
  }

  it('has no place for a code where the club is open, or the viewer a member', async () => {
    for (const shown of [clubCard(), member('invitation', 'member')]) {
      const card = page(new SimulatedClubs(shown));
      await until(() => buttons(card).length > 0);
      assert.isNull(card.renderRoot.querySelector('dialog'));
    }
  });
});

describe('The card of a club', () => {
  it('follows, keeps the focus, and tells when the server has confirmed it', async () => {
    const clubs = new SimulatedClubs();
    const card = page(clubs);
    await reads(card, '12,408 followers');
    const told: unknown[] = [];
    box.addEventListener('hallway-club-followed', ({ detail }) => told.push(detail));
    const [button] = buttons(card);
    button?.focus();
    button?.click();
    await reads(card, '12,409 followers');
    assert.equal(label(card), 'Following');
    assert.equal(button?.ariaPressed, 'true');
    await until(() => told.length > 0, 'told');
    assert.deepEqual(told, [{ club: 'sound-and-field', follows: true }]);
    assert.equal(focused(), button ?? null);
    assert.isTrue(card.matches(':state(following)'));
    button?.click();
    await reads(card, '12,408 followers');
  });

  it('goes back and says why when a follow is refused', async () => {
    const clubs = new SimulatedClubs();
    clubs.does.followClub = 'rate_limited';
    const card = page(clubs);
    await reads(card, 'Follow');
    const failed: Event[] = [];
    box.addEventListener('hallway-request-failed', (event) => failed.push(event));
    buttons(card)[0]?.click();
    await reads(card, 'Too many tries');
    assert.equal(label(card), 'Follow');
    assert.include(text(card), '12,408 followers');
    assert.equal(failed.length, 1);
    delete clubs.does.followClub;
    buttons(card)[0]?.click();
    await until(() => !text(card).includes('Too many tries'), 'no more said');
  });

  it('sends nothing where the page says no, and nothing twice, and shows it before the answer', async () => {
    const clubs = new SimulatedClubs();
    const card = page(clubs);
    await reads(card, 'Follow');
    const no = (event: Event) => event.preventDefault();
    box.addEventListener('hallway-club-follow-request', no);
    buttons(card)[0]?.click();
    box.removeEventListener('hallway-club-follow-request', no);
    clubs.does.followClub = 'hang';
    buttons(card)[0]?.click();
    buttons(card)[0]?.click();
    await reads(card, '12,409 followers');
    assert.equal(label(card), 'Following');
    assert.deepEqual(clubs.called, ['clubs sound-and-field', 'followClub sound-and-field true']);
  });

  it('asks to be let in, and takes it back', async () => {
    const clubs = new SimulatedClubs(member('approval', null));
    const card = page(clubs);
    await reads(card, 'Closed club · 260 members');
    const roles: unknown[] = [];
    box.addEventListener('hallway-club-joined', ({ detail }) => roles.push(detail.role));
    buttons(card)[0]?.click();
    await reads(card, 'Asked to join');
    assert.equal(label(card), 'Withdraw request');
    await until(() => roles.length === 1, 'told');
    buttons(card)[0]?.click();
    await reads(card, 'Ask to join');
    await until(() => roles.length === 2, 'told again');
    assert.deepEqual(roles, ['pending', null]);
  });

  it('asks a member again before they leave', async () => {
    const clubs = new SimulatedClubs(member('approval', 'member'));
    const card = page(clubs);
    await reads(card, 'Member');
    buttons(card)[0]?.click();
    await card.updateComplete;
    assert.deepEqual(
      buttons(card).map(({ textContent }) => textContent),
      ['Stay', 'Leave the club'],
    );
    buttons(card)[0]?.click();
    await reads(card, 'Member');
    buttons(card)[0]?.click();
    await card.updateComplete;
    buttons(card)[1]?.click();
    await reads(card, 'Ask to join');
    assert.include(clubs.called.at(-1)!, 'joinClub sound-and-field false');
  });

  it('asks once for all clubs of a page, and again when one may have changed', async () => {
    const cards = ['a', 'b', 'c'].map((name) => clubCard({}, { name, title: name.toUpperCase() }));
    const clubs = new SimulatedClubs(...cards);
    const card = page(
      clubs,
      html`${['a', 'b', 'c', 'a'].map((name) => html`<hallway-club-card club=${name}></hallway-club-card>`)}`,
    );
    await reads(card, 'A');
    assert.deepEqual(clubs.called, ['clubs a b c']);
    // A card can be used before it is kept fresh.
    await until(() => clubs.listeners > 0, 'kept fresh');
    clubs.change(clubCard({}, { name: 'a', title: 'Another name' }));
    await reads(card, 'Another name');
  });

  it('keeps what the page put into it until the club is known, and where there is none', async () => {
    const clubs = new SimulatedClubs();
    const card = page(
      clubs,
      html`<hallway-club-card club="no-such-club"><b>Gardeners</b></hallway-club-card>`,
    );
    const stands = () => card.renderRoot.querySelector('slot')?.assignedElements()[0]?.textContent;
    await until(() => stands() === 'Gardeners', 'what is inside');
    await until(() => clubs.called.length > 0, 'asked');
    await card.updateComplete;
    assert.equal(stands(), 'Gardeners');
    card.club = 'sound-and-field';
    await reads(card, 'Sound & Field');
  });

  it('says that there is none, or that it could not be had, where the page put nothing', async () => {
    const clubs = new SimulatedClubs();
    const card = page(clubs, html`<hallway-club-card club="no-such-club"></hallway-club-card>`);
    await reads(card, 'This club is not here');
    const failing = new SimulatedClubs();
    failing.does.clubs = 'no_api';
    const other = page(failing);
    await reads(other, 'The club could not be loaded');
    delete failing.does.clubs;
    buttons(other)[0]?.click();
    await reads(other, 'Sound & Field');
  });

  it('shows markup as the text that it is', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const card = page(new SimulatedClubs(clubCard({}, { title, description: title })));
    await reads(card, title);
    assert.isNull(card.renderRoot.querySelector('img'));
  });

  it('speaks Lithuanian with its plural forms, also as a banner', async () => {
    for (const [followers, wanted] of [
      [1, '1 sekėjas'],
      [2, '2 sekėjai'],
      [10, '10 sekėjų'],
    ] as const) {
      const card = page(
        new SimulatedClubs(clubCard({}, { followers })),
        html`<hallway-club-card lang="lt" variant="banner" club="sound-and-field"></hallway-club-card>`,
      );
      await reads(card, wanted);
      assert.equal(label(card), 'Sekti');
    }
  });
});
