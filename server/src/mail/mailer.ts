import { createTransport, type Transporter } from 'nodemailer';

import type { MailConfig } from '../config/config.ts';

/** One e-mail to one address. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for each try, so that who is sent it twice can tell. */
  readonly messageId: string;
  /** Where one click ends such e-mails (RFC 8058). */
  readonly unsubscribe: string;
}

/** What became of an e-mail: the mail server has it, may have it later, or never will. */
export type Fate = 'sent' | 'later' | 'never';

/** Connections to the mail server at once, and how long it may take to answer, in milliseconds. */
const CONNECTIONS = 3;
const PATIENCE_MS = 15_000;

/** Sends e-mails through one SMTP server. */
export class Mailer {
  private readonly transport: Transporter;
  private readonly from: string;

  constructor({ url, from }: MailConfig) {
    this.from = from;
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: CONNECTIONS,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      // Nothing in an e-mail of ours is a file or an address to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** @returns what became of it, and a code for the log: what the mail server wrote may name the recipient */
  async send({ unsubscribe, ...mail }: Mail): Promise<{ fate: Fate; code?: string }> {
    try {
      await this.transport.sendMail({
        ...mail,
        from: this.from,
        headers: {
          'List-Unsubscribe': `<${unsubscribe}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          'Auto-Submitted': 'auto-generated',
        },
      });
      return { fate: 'sent' };
    } catch (error) {
      const { code, responseCode, command } = error as {
        code?: string;
        responseCode?: number;
        command?: string;
      };
      // Refused for good (5yz) is only what is said of this recipient or e-mail: all else an operator can put right.
      const final = (responseCode ?? 0) >= 500 && /^(?:RCPT|DATA)/.test(command ?? '');
      return {
        fate: final ? 'never' : 'later',
        code: `${code ?? 'unknown'} ${responseCode ?? ''}`.trim(),
      };
    }
  }

  /** Ends the connections. */
  close(): void {
    this.transport.close();
  }
}
