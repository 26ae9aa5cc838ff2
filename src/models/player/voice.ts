import { resolveConfig } from '../../config/config.ts';
import type { HallwayError } from '../../contract/errors.ts';
import type { HallwayEvent, HallwayRequestEvent } from '../../events/event.ts';
import { RequestFailedEvent } from '../../events/request-failed.ts';
import { loadTexts } from '../../i18n/load.ts';
import { type Speech, t, type TextKey, type TextParams, type TextPart, textsReady } from '../../i18n/text.ts';
import type { RoomModel } from '../room-model.ts';
import { tell } from '../tell.ts';
import { announcer } from './announcer.ts';

const PARTS: readonly TextPart[] = ['room', 'error'];

/** A request, and the element that it came from. */
export interface Trigger {
  readonly event: HallwayRequestEvent;
  readonly host: HTMLElement;
}

/** How a room speaks to its page: events for the site, announcements and notices for people. */
export class Voice {
  readonly #model: RoomModel;
  /** The last element there was: also what happens after it was removed is told to it. */
  #last: HTMLElement | undefined;

  constructor(model: RoomModel) {
    this.#model = model;
  }

  /** Dispatches an event once, from the room's own tag where there is one. */
  tell(event: HallwayEvent<unknown>): void {
    const host = this.#host();
    if (host) tell(host, event);
  }

  /** Asks for something in the name of the room's tag, which its site may cancel, as of a button there. */
  ask(event: HallwayRequestEvent): void {
    const host = this.#host();
    if (host?.dispatchEvent(event)) this.#model.request(event, host);
  }

  /**
   * Announces something that just happened, in the language of the element that shows it.
   * @param params - Or what makes them, where they hold texts themselves.
   */
  async say(key: TextKey, params?: TextParams | ((speech: Speech) => TextParams)): Promise<void> {
    const host = this.#host();
    if (!host) return;
    const { lang } = resolveConfig(host);
    await loadTexts(lang, PARTS);
    const locale = textsReady(lang, PARTS) ?? 'en';
    const say: Speech['say'] = (...of) => t(locale, ...of);
    announcer.say(say(key, typeof params === 'function' ? params({ locale, say }) : params), locale);
  }

  /** Tells a failure: to the site with the request that caused it, to people as a notice unless they see it anyway. */
  failed({ code, requestId }: HallwayError, trigger: Trigger | undefined, noticed = true): void {
    if (noticed) this.#model.stores.$notice.set({ key: `error.${code}`, error: code });
    void this.say(`error.${code}`);
    if (!trigger) return;
    const { event, host } = trigger;
    host.dispatchEvent(new RequestFailedEvent({ room: this.#model.name, code, requestId, trigger: event }));
  }

  #host(): HTMLElement | undefined {
    const hosts = Array.from(this.#model.users, ({ host }) => host);
    this.#last = hosts.find(({ localName }) => localName === 'hallway-room') ?? hosts[0] ?? this.#last;
    return this.#last;
  }
}
