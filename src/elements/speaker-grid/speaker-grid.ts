import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TextKey } from '../../i18n/text.ts';
import { badgeStyles } from '../../theme/badge.styles.ts';
import { barsStyles } from '../../theme/bar.styles.ts';
import { buttonStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { menuStyles } from '../../theme/menu.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { HallwayElement } from '../../ui/element.ts';
import { moderates } from '../../ui/moderates.ts';
import { followedTile, stageTile } from '../../ui/person-tile.ts';
import { personTileStyles } from '../../ui/person-tile.styles.ts';
import { PlayerController } from '../../ui/player-controller.ts';
import { crowd, moreButton } from './crowd.ts';
import type * as FullListsCode from './full-lists.ts';
import { LevelMeter } from './level-meter.ts';
import { fetchProfileCard, Profiles, profilesStyles } from './profiles.ts';
import { sectionsOf, type Section } from './sections.ts';
import { speakerGridStyles } from './speaker-grid.styles.ts';

/** From here on only what is seen of a section is rendered; below, rendering all is faster. */
const MANY = 100;
/** So many of them stand in while the code of long lists is on its way. */
const FIRST = 24;
/** Faces of those followed by speakers before the list takes over. */
const FOLLOWED_FACES = 18;

/** What only long lists need: fetched with the first of them. */
let code: typeof FullListsCode | undefined;

/**
 * Who is here: the stage with rings that follow real audio levels, those followed by speakers, and the audience as a
 * crowd with a number that opens the whole list. Long lists are rendered only as far as they are seen.
 *
 * @element hallway-speaker-grid
 * @csspart section - The stage, those followed by speakers, or the audience.
 * @csspart tile - Somebody on stage, or followed by speakers.
 * @csspart name - The name in a tile.
 * @csspart badge - Host or moderator.
 * @csspart more - The number behind which the rest of a list is.
 * @csspart open - What opens somebody's card: their whole place.
 * @csspart profile - The pop-over with somebody's card and volume.
 * @csspart report - The button in it that reports them.
 * @csspart scroller - The scroll box of a long list.
 * @csspart person - A row of an opened list.
 * @csspart manage - The button that opens the menu of a person, for moderators.
 * @csspart menu - That menu.
 * @cssstate empty - While nobody is on stage.
 * @fires {VolumeChangeRequest} hallway-volume-change-request - Before somebody is played louder or more softly; cancelable.
 * @fires {ModerationRequest} hallway-moderation-request - A moderator chose what to do with somebody; cancelable.
 * @fires {PersonReportRequest} hallway-person-report-request - Before somebody is reported; cancelable.
 */
export class HallwaySpeakerGrid extends HallwayElement {
  static override readonly textParts = ['card', 'room'] as const;
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    badgeStyles,
    barsStyles,
    buttonStyles,
    personTileStyles,
    menuStyles,
    profilesStyles,
    speakerGridStyles,
  ];

  /** Name of the room; needed only outside a `<hallway-room>`. */
  @property({ reflect: true }) room = '';
  /** The section whose whole list is open. */
  @state() private opened: 'followed' | 'audience' | null = null;
  private full: FullListsCode.FullLists | undefined;
  /** Selector of what the focus goes to. */
  private focusNext = '';
  private readonly live = new PlayerController(this);
  private readonly profiles = new Profiles(
    this,
    this.live,
    () => this.speech,
    () => void this.loadCard(),
  );

  constructor() {
    super();
    this.addController(new LevelMeter(this, this.live));
  }

  protected override render(): TemplateResult {
    const { stage, followed, audience } = sectionsOf(this.live);
    this.toggleState('empty', stage.count === 0);
    return html`<div class="body">
        ${this.section('stage', 'grid.stage', stage, this.stage(stage))}
        ${followed.count ? this.section('followed', 'grid.followed', followed, this.followed(followed)) : nothing}
        ${audience.count ? this.section('audience', 'grid.audience', audience, this.audience(audience)) : nothing}
      </div>
      ${this.full?.overlays() ?? nothing}${this.profiles.overlay()}`;
  }

  protected override updated(): void {
    this.moveFocus();
    // Only those present may see the roster; the model forgets it when they leave.
    if (this.live.get('$phase') !== 'joined' || !this.live.features.has('roster')) return;
    const roster = this.live.get('$roster');
    if (!roster.followed) this.live.loadRoster('followed');
    if (!roster.audience) this.live.loadRoster('audience');
  }

  private section(id: string, title: TextKey, { count }: Section, list: TemplateResult): TemplateResult {
    return html`<section class="section" part="section">
      <h4 class="label" id=${id}>${this.t(title)}<span class="sr"> ${count}</span></h4>
      ${list}
    </section>`;
  }

  private stage(stage: Section): TemplateResult {
    const { speech } = this;
    if (!stage.count) return html`<p class="small muted">${this.t('grid.nobody')}</p>`;
    const full = stage.count > MANY ? this.lists() : undefined;
    if (full) return full.tiles(stage);
    return html`<ul class="grid" role="list" aria-labelledby="stage">
      ${repeat(
        stage.count > MANY ? stage.people.slice(0, FIRST) : stage.people,
        ({ id }) => id,
        (person) => stageTile(person, speech, undefined, this.profiles.opener(person)),
      )}
    </ul>`;
  }

  private followed(section: Section): TemplateResult {
    const full = this.opened === 'followed' ? this.lists() : undefined;
    if (full) return full.rows('followed', section, this.close);
    const { speech } = this;
    const faces = section.people.slice(0, FOLLOWED_FACES);
    return html`<ul class="grid followed" role="list" aria-labelledby="followed">
        ${repeat(
          faces,
          ({ id }) => id,
          (person) => followedTile(person, speech, this.profiles.opener(person)),
        )}
      </ul>
      ${moreButton(section.count - faces.length, () => this.open('followed'), speech)}`;
  }

  private audience(section: Section): TemplateResult {
    const full = this.opened === 'audience' ? this.lists() : undefined;
    if (full) return full.rows('audience', section, this.close);
    const moderator = moderates(this.live.get('$viewer'));
    return crowd(section, () => this.open('audience'), this.speech, moderator, this.profiles.opener);
  }

  private open(section: 'followed' | 'audience'): void {
    this.opened = section;
    this.focusNext = '.scroller, .list';
  }

  private readonly close = (): void => {
    this.focusNext = `section:has(#${this.opened}) .more`;
    this.opened = null;
  };

  /** The pressed button has gone: what came instead of it gets the focus, as soon as it is there. */
  private moveFocus(): void {
    const next = this.focusNext && this.renderRoot.querySelector<HTMLElement>(this.focusNext);
    if (!next) return;
    this.focusNext = '';
    next.focus();
  }

  /** The long lists, once their code is here; until then what is short stands in for them. */
  private lists(): FullListsCode.FullLists | undefined {
    if (this.full) return this.full;
    if (!code) {
      void this.load();
      return undefined;
    }
    this.adoptStyles(code.fullListStyles);
    return (this.full = new code.FullLists(this, this.live, () => this.speech, this.profiles.opener));
  }

  /** The card of a person, which few open. Offline the pop-over stays empty until it can be had. */
  private async loadCard(): Promise<void> {
    await fetchProfileCard();
  }

  private async load(): Promise<void> {
    try {
      code = await import('./full-lists.ts');
      this.requestUpdate();
    } catch {
      // Offline: the short list stays, and the next press tries again.
      this.opened = null;
    }
  }
}
