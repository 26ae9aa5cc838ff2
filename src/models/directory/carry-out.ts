import { atom } from 'nanostores';
import { resolveConfig } from '../../config/config.ts';
import { HallwayError } from '../../contract/errors.ts';
import type { HallwayRequestEvent } from '../../events/event.ts';
import { RequestFailedEvent } from '../../events/request-failed.ts';
import { t, type TextKey, type TextParams, type TextPart } from '../../i18n/text.ts';
import type { Notice } from '../room-state.ts';

/** A request that is carried out. */
export interface Errand<Answer> {
  readonly trigger: HallwayRequestEvent;
  /** The element that it came from: a failure is told there. */
  readonly host: HTMLElement;
  /** Its name among those that wait; a second one of the same name is dropped while it waits. */
  readonly pending: string;
  /** Sends it. */
  readonly run: () => Promise<Answer>;
  /** Shows the result before the answer; what it returns takes that back. */
  readonly before?: () => () => void;
  readonly done?: (answer: Answer) => void;
}

/** Requests of one kind of cards: which wait for an answer, and what failed last, by name of what it was about. */
export class Errands {
  readonly $pending = atom<ReadonlySet<string>>(new Set());
  readonly $notices = atom<ReadonlyMap<string, Notice>>(new Map());

  /** Carries a request about `name` out. */
  async carryOut<Answer>(name: string, errand: Errand<Answer>): Promise<void> {
    const { trigger, host, pending, run, before, done } = errand;
    if (this.$pending.get().has(pending)) return;
    this.#wait(pending, true);
    this.#notice(name, undefined);
    const takeBack = before?.();
    try {
      const answer = await run();
      this.#wait(pending, false);
      done?.(answer);
    } catch (thrown) {
      takeBack?.();
      this.#wait(pending, false);
      const { code, requestId } = HallwayError.from(thrown);
      this.#notice(name, { key: `error.${code}`, error: code });
      announce(host, ['error'], `error.${code}`);
      host.dispatchEvent(new RequestFailedEvent({ room: '', code, requestId, trigger }));
    }
  }

  #wait(name: string, on: boolean): void {
    const waiting = new Set(this.$pending.get());
    if (on) waiting.add(name);
    else waiting.delete(name);
    this.$pending.set(waiting);
  }

  #notice(name: string, notice: Notice | undefined): void {
    const notices = new Map(this.$notices.get());
    if (notice) notices.set(name, notice);
    else if (!notices.delete(name)) return;
    this.$notices.set(notices);
  }
}

/** Says a text in the page's one live region, in the language of the element; where its texts can be had. */
export function announce(
  host: HTMLElement,
  parts: readonly TextPart[],
  key: TextKey,
  params?: TextParams,
): void {
  const { lang } = resolveConfig(host);
  // A message that cannot be fetched is one that is on the page anyway.
  Promise.all([import('../player/announcer.ts'), import('../../i18n/load.ts')])
    .then(([{ announcer }, { loadTexts }]) =>
      loadTexts(lang, parts).then((locale) => announcer.say(t(locale, key, params), locale)),
    )
    .catch(() => undefined);
}
