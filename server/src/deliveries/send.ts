import { createHmac } from 'node:crypto';

import type { WebhookConfig } from '../config/config.ts';

/** How long the endpoint may take to answer. */
export const TIMEOUT_MS = 10_000;

/** What is sent. */
export interface Message {
  readonly id: string;
  /** JSON; signed as it is sent. */
  readonly body: string;
  readonly at: Date;
}

/**
 * The headers of Standard Webhooks, by which the endpoint knows that the message is ours, whole and fresh:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signedHeaders({ id, body, at }: Message, key: Buffer): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
    'content-type': 'application/json',
    'user-agent': 'hallway-server',
  };
}

/**
 * Sends one message. Redirects are not followed: they could lead anywhere, and only the address that the operator set
 * is meant.
 * @returns undefined when it was taken; else why not, in one word that holds nothing of what the endpoint said
 */
export async function send(
  { url, key }: WebhookConfig,
  message: Message,
  timeout = TIMEOUT_MS,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: signedHeaders(message, key),
      body: message.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    // What it says besides is not read: nobody waits for it, and it might never end.
    await response.body?.cancel();
    return response.ok ? undefined : `status_${response.status}`;
  } catch (error) {
    // Whatever else fails is the network, or a name or certificate that is wrong: its message may hold the address.
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
  }
}
