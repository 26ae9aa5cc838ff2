import { createHash, randomUUID } from 'node:crypto';

import { AccessToken } from 'livekit-server-sdk';

/** LiveKit's key and secret. */
export interface Key {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** A webhook as LiveKit posts it. */
export interface Posted {
  readonly body: string;
  readonly authorization: string;
}

/** Somebody in a webhook. */
export function participant(identity: string, sid: string, joinedAt: Date, more: object = {}) {
  return {
    sid,
    identity,
    joinedAt: String(Math.floor(joinedAt.getTime() / 1000)),
    joinedAtMs: String(joinedAt.getTime()),
    permission: { canSubscribe: true, hidden: true },
    ...more,
  };
}

/** Rights of somebody on stage, in a webhook. */
export const STAGE_RIGHTS = { canSubscribe: true, canPublish: true, canPublishSources: ['MICROPHONE'] };

/** Signs a body as LiveKit does: a token with the hash of the body. */
export async function sign(body: string, { apiKey, apiSecret }: Key, ttl = 300): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret, { ttl });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

/** Makes and signs a webhook. */
export async function webhook(event: string, room: string, more: object, key: Key): Promise<Posted> {
  const createdAt = String(Math.floor(Date.now() / 1000));
  const body = JSON.stringify({ id: `EV_${randomUUID()}`, event, createdAt, room: { name: room }, ...more });
  return { body, authorization: await sign(body, key) };
}
