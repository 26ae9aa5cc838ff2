import { resolveConfig } from '../../config/config.ts';
import { HallwayError } from '../../contract/errors.ts';
import type { HallwayRequestEvent } from '../../events/event.ts';
import { RequestFailedEvent } from '../../events/request-failed.ts';
import { t, type TextKey, type TextParams, type TextPart } from '../../i18n/text.ts';
import type { Notice } from '../room-state.ts';
import { Waiting } from './waiting.ts';

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

/** Carries a request about `name` out. */
export async function carryOut<Answer>(
  waiting: Waiting,
  name: string,
  errand: Errand<Answer>,
): Promise<void> {
  const { trigger, host, pending, run, before, done } = errand;
  if (waiting.$pending.get().has(pending)) return;
  wait(waiting, pending, true);
  notice(waiting, name, undefined);
  const takeBack = before?.();
  try {
    const answer = await run();
    wait(waiting, pending, false);
    done?.(answer);
  } catch (thrown) {
    takeBack?.();
    wait(waiting, pending, false);
    const { code, requestId } = HallwayError.from(thrown);
    notice(waiting, name, { key: `error.${code}`, error: code });
    announce(host, ['error'], `error.${code}`);
    host.dispatchEvent(new RequestFailedEvent({ room: '', code, requestId, trigger }));
  }
}

/** A model that carries its requests out itself. */
export class Errands extends Waiting {
  /** Carries a request about `name` out. */
  carryOut<Answer>(name: string, errand: Errand<Answer>): Promise<void> {
    return carryOut(this, name, errand);
  }
}

function wait({ $pending }: Waiting, name: string, on: boolean): void {
  const waiting = new Set($pending.get());
  if (on) waiting.add(name);
  else waiting.delete(name);
  $pending.set(waiting);
}

function notice({ $notices }: Waiting, name: string, said: Notice | undefined): void {
  const notices = new Map($notices.get());
  if (said) notices.set(name, said);
  else if (!notices.delete(name)) return;
  $notices.set(notices);
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
