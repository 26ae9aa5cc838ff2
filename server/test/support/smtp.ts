import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';

import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** An e-mail as a mail program that did not write it reads it. */
export interface Received {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** Headers as they stand, by name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

/** A real SMTP server on this machine. */
export class TestMailServer {
  readonly received: Received[] = [];
  /** Recipients whom it does not take. */
  readonly refused = new Set<string>();
  private server: SMTPServer | undefined;
  port = 0;

  /** For `HALLWAY_SMTP_URL`. */
  get url(): string {
    return `smtp://hallway:secret-of-the-mail@127.0.0.1:${this.port}`;
  }

  /** Starts, or starts again on the same port. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      logger: false,
      // Those who are still connected are cut off, as by a machine that goes down.
      closeTimeout: 50,
      onAuth: ({ username, password }, _session, callback) =>
        username === 'hallway' && password === 'secret-of-the-mail'
          ? callback(null, { user: username })
          : callback(new Error('Wrong.')),
      onRcptTo: ({ address }, _session, callback) => {
        if (!this.refused.has(address)) return callback();
        callback(Object.assign(new Error(`Unknown: ${address}`), { responseCode: 550 }));
      },
      onData: (stream, session, callback) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        const end = callbackify(() => this.take(stream, to));
        end((error) => callback(error));
      },
    });
    server.on('error', () => {
      // Clients that end without a goodbye: nothing to a test.
    });
    server.listen(this.port, '127.0.0.1');
    await once(server.server, 'listening');
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Ends; connections break. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  private async take(stream: Readable, to: string): Promise<void> {
    const { from, subject, text, html, messageId, headerLines } = await simpleParser(stream);
    const headers = headerLines.map(
      ({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()] as const,
    );
    this.received.push({
      to,
      from: from?.text ?? '',
      subject: subject ?? '',
      text: text ?? '',
      html: html || '',
      messageId: messageId ?? '',
      headers: new Map(headers),
    });
  }

  /** What one address was sent. */
  to(address: string): Received[] {
    return this.received.filter(({ to }) => to === address);
  }
}
