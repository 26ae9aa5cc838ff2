import type { Deps } from '../deps.ts';
import { deleteIdleGuests } from '../repositories/people.ts';
import { claimMails, deleteSpent, settleMail, type ClaimedMail } from '../repositories/reminder-mail.ts';
import { UNSUBSCRIBE, UnsubscribeTokens } from '../services/unsubscribe.ts';
import { Mailer, type Fate } from './mailer.ts';
import { reminderMail } from './reminder-mail.ts';

/** What sending needs of the application. */
export type MailDeps = Pick<Deps, 'db' | 'clock' | 'log' | 'config'>;

/** How late an e-mail may leave because nobody looked. */
const ROUND_MS = 5_000;
/** So many are taken at once; so long another process leaves them to us, far longer than a mail server may take. */
const BATCH = 20;
const LEASE_MS = 180_000;
/** Waits between tries of an e-mail: doubled each time, up to the longest. The last try is about two hours after the first. */
const RETRY_MS = { first: 30_000, longest: 900_000 };
const TRIES = 12;

/**
 * Sends the e-mails about talks. Several servers share the work: each e-mail is claimed by one of them. One that is
 * killed after the mail server took an e-mail and before that was stored leads to it being sent a second time, with the
 * same Message-ID.
 */
export class ReminderMails {
  private readonly deps: MailDeps;
  private readonly mailer: Mailer | undefined;
  private readonly tokens: UnsubscribeTokens;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;

  constructor(deps: MailDeps) {
    this.deps = deps;
    this.mailer = deps.config.mail && new Mailer(deps.config.mail);
    this.tokens = new UnsubscribeTokens(deps.config.secret);
  }

  /** Begins; the first round runs at once. */
  start(): void {
    this.round = this.safely().finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), ROUND_MS);
    });
  }

  /** Lets what is being sent finish. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
    this.mailer?.close();
  }

  private async safely(): Promise<void> {
    try {
      while (!this.stopped && (await this.run()) === BATCH) {
        // More are due.
      }
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.deps.log.warn('mails_not_read', { error });
      this.failing = true;
    }
  }

  /** Sends what is due, up to a batch. @returns how many were taken */
  async run(): Promise<number> {
    const { db, clock } = this.deps;
    const now = clock.now();
    const claimed = await claimMails(db, now, new Date(now.getTime() + LEASE_MS), BATCH);
    const codes = await Promise.all(claimed.map((mail) => this.handle(mail, now)));
    this.report(codes.filter((code) => code !== undefined));
    const over = new Set(claimed.filter(({ room }) => room.state === 'ended').map(({ room }) => room.id));
    await db.transaction(async (tx) => deleteIdleGuests(tx, await deleteSpent(tx, [...over])));
    return claimed.length;
  }

  private async handle(claimed: ClaimedMail, now: Date): Promise<string | undefined> {
    const { db, clock } = this.deps;
    const { fate, code } = await this.deliver(claimed, now);
    const { reminder } = claimed;
    const again = fate === 'later' && reminder.attempts < TRIES;
    await settleMail(db, reminder, again ? afterWait(clock.now(), reminder.attempts) : null);
    return code;
  }

  private async deliver(claimed: ClaimedMail, now: Date): Promise<{ fate: Fate; code?: string }> {
    const { room, reminder, repeated } = claimed;
    const { publicUrl } = this.deps.config;
    // Over in the meantime, told already, or no longer told by this server: nothing is to be sent.
    const moot = (room.state === 'ended' && !room.cancelledAt) || repeated;
    if (moot || !this.mailer || publicUrl === undefined) return { fate: 'never' };
    const unsubscribe = `${publicUrl}${UNSUBSCRIBE}/${this.tokens.make(reminder)}`;
    return this.mailer.send(await reminderMail(claimed, { now, publicUrl, unsubscribe }));
  }

  /** One line for each kind of failure of a batch, and not for each e-mail. */
  private report(codes: readonly string[]): void {
    for (const code of new Set(codes)) {
      this.deps.log.warn('mail_not_sent', { code, count: codes.filter((other) => other === code).length });
    }
  }
}

/** With chance in it, so that a mail server that comes back is not met by all at once. */
function afterWait(now: Date, attempts: number): Date {
  const wait = Math.min(RETRY_MS.longest, RETRY_MS.first * 2 ** (attempts - 1));
  return new Date(now.getTime() + Math.round(wait * (0.75 + Math.random() / 2)));
}
