import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import { personId } from '../contract/fields.ts';

/** Where the links in e-mails lead. Mail programs that look at links before their readers do change nothing by it. */
export const UNSUBSCRIBE = '/v1/unsubscribe';

/** Whose e-mails about which talk end. */
export interface Unsubscription {
  readonly roomId: string;
  readonly personId: string;
}

const payload = z.tuple([z.uuid(), personId]);

/** Makes and reads what stands in the links that end e-mails: nobody but this server can make one. */
export class UnsubscribeTokens {
  private readonly secret: string;

  constructor(secret: string) {
    this.secret = secret;
  }

  /** Good for as long as the reminder is there. */
  make({ roomId, personId: id }: Unsubscription): string {
    const text = Buffer.from(JSON.stringify([roomId, id])).toString('base64url');
    return `${text}.${this.sign(text).toString('base64url')}`;
  }

  /** `undefined` for whatever is not a token of ours. */
  read(token: string): Unsubscription | undefined {
    const [text = '', given = ''] = token.split('.');
    const signature = Buffer.from(given, 'base64url');
    const expected = this.sign(text);
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined;
    const [roomId, id] = payload.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { roomId, personId: id };
  }

  private sign(text: string): Buffer {
    // The name keeps it apart from whatever else is signed with the same secret.
    return createHmac('sha256', this.secret).update(`hallway-unsubscribe\n${text}`).digest();
  }
}
