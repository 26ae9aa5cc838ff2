/** What a browser says when a talk begins. */
export interface Alarm {
  /** Epoch ms. */
  readonly at: number;
  readonly title: string;
  readonly text: string;
  /** Page that a press opens. */
  readonly address: string;
}

/** Longest wait of a timer, in milliseconds: beyond 2³¹−1 it would fire at once. */
const LONGEST = 2_000_000_000;
/** A page that slept through the beginning still tells it for so long, in milliseconds. */
const LATE = 600_000;

/** Notifications of the browser at the time of a talk, for as long as the page is open; by name of the room. */
export class Alarms {
  readonly #alarms = new Map<string, Alarm>();
  /** When each that rang was set for: what is set for the same time again, by a list that was asked anew, is over. */
  readonly #rung = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    // Timers of a machine that slept are late.
    document.addEventListener('visibilitychange', () => this.#wind());
  }

  /** Sets or moves an alarm; without one, takes it away. */
  set(room: string, alarm: Alarm | undefined): void {
    if (alarm && this.#rung.get(room) !== alarm.at) this.#alarms.set(room, alarm);
    else this.#alarms.delete(room);
    this.#wind();
  }

  #wind(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    for (const [room, alarm] of this.#alarms) {
      if (alarm.at > now) continue;
      this.#alarms.delete(room);
      this.#rung.set(room, alarm.at);
      if (now - alarm.at < LATE) show(room, alarm);
    }
    const next = Math.min(...[...this.#alarms.values()].map(({ at }) => at));
    if (next < Infinity) this.#timer = setTimeout(() => this.#wind(), Math.min(next - now, LONGEST));
  }
}

/** Asks for the leave to notify, where that was never answered; call it within a press, and never else. */
export function askToNotify(): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'default') return;
  // A refusal is an answer: the reminder itself stands.
  Notification.requestPermission().catch(() => undefined);
}

function show(room: string, { title, text, address }: Alarm): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  try {
    // The same tag in several tabs of one site is one notification.
    const notification = new Notification(title, { body: text, tag: `hallway-${room}` });
    notification.onclick = () => {
      globalThis.focus();
      if (location.href !== address) location.href = address;
      notification.close();
    };
  } catch {
    // Some browsers on phones let only service workers notify.
  }
}
