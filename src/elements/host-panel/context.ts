import { html, nothing, type TemplateResult } from 'lit';
import type { ErrorCode } from '../../contract/errors.ts';
import type { Speech } from '../../i18n/text.ts';
import type { LongList } from '../../ui/long-list.ts';
import type { PersonMenu } from '../../ui/person-menu.ts';
import type { PlayerController } from '../../ui/player-controller.ts';
import type { Desk } from './desk.ts';
import type { Finder } from './finder.ts';
import type { QuestionsOffer } from './questions-offer.ts';
import type { Records } from './records.ts';

/** What the panel's sections work with. */
export interface PanelContext {
  readonly live: PlayerController;
  readonly speech: Speech;
  readonly desk: Desk;
  readonly menu: PersonMenu;
  /** What is searched for in the audience. */
  readonly finder: Finder;
  /** Reports, who is kept out, and the log. */
  readonly records: Records;
  /** The questions, before they are erased. */
  readonly offer: QuestionsOffer;
  /** One for each list that may be long. */
  readonly lists: Readonly<Record<'hands' | 'stage' | 'invite' | 'found', LongList>>;
}

/** A line that says what was refused; nothing where nothing was. */
export function refused(
  { speech }: PanelContext,
  code: ErrorCode | undefined,
): TemplateResult | typeof nothing {
  return code ? html`<p class="tiny bad">${speech.say(`error.${code}`)}</p>` : nothing;
}

/** What the last request about somebody was refused with, in words. */
export function refusalText({ desk, speech }: PanelContext, person: string): string | undefined {
  const code = desk.refusalOf(person);
  return code && speech.say(`error.${code}`);
}
