/** Who calls, and how often they may. */
import { createHash, timingSafeEqual } from 'node:crypto';

import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { ApiError } from '../contract/errors.ts';
import type { Deps, RateLimits } from '../deps.ts';
import type { Sessions } from '../services/sessions.ts';
import { UNSUBSCRIBE } from '../services/unsubscribe.ts';
import { clientAddress } from './address.ts';
import type { AppContext, AppEnv } from './context.ts';

type Class = Exclude<keyof RateLimits, 'redeemFailed'>;

/** Where codes may be guessed. */
export const REDEEM = '/v1/invitations/redeem';
/** Where a private request is sent. */
const CONTACT = /^\/v1\/people\/[^/]+\/contacts$/;
/** Where reactions are sent: often, by people who also do other things. */
const REACT = /^\/v1\/rooms\/[^/]+\/reactions$/;
/** Where a question is asked. */
const ASK = /^\/v1\/rooms\/[^/]+\/questions$/;
/** LiveKit calls it, as often as it has to tell something; its signature is checked instead. */
const WEBHOOK = '/v1/livekit/webhook';
/** Mail programs and people who read their e-mail: what its address holds is signed. */
const SIGNED_LINK = `${UNSUBSCRIBE}/`;
/** These look at the bearer themselves: it may be an old session's, or the site's. */
const OWN_BEARER: ReadonlySet<string> = new Set(['/v1/session', '/v1/token']);

/**
 * Finds out who calls, counts the call against their limit (a session's, or else the address's), and refuses changes
 * by nobody.
 * @throws {ApiError} `rate_limited`, `unauthorized`, `session_expired`
 */
export function gate(
  { config, limits }: Pick<Deps, 'config' | 'limits'>,
  sessions: Sessions,
): MiddlewareHandler<AppEnv> {
  const isOperator = keyCheck(config.adminKey);
  const consume = counters(limits);

  async function identify(c: AppContext): Promise<void> {
    const { bearer } = c.var;
    if (bearer === undefined || OWN_BEARER.has(c.req.path)) return;
    if (isOperator(bearer)) c.set('operator', true);
    else c.set('session', await sessions.read(bearer));
  }

  return async (c, next) => {
    c.set('bearer', bearerOf(c.req.header('authorization')));
    c.set('operator', false);
    if (c.req.path !== WEBHOOK) {
      const address = clientAddress(c, config.trustProxy);
      try {
        await identify(c);
      } catch (error) {
        // Guessing is counted too.
        await consume('read', address);
        throw error;
      }
      const kind = classOf(c);
      if (!c.var.operator) await consume(kind, c.var.session?.viewer.id ?? address);
      // Sessions of guests are to be had for nothing.
      if (kind === 'contact' || kind === 'ask') await consume(`${kind}From`, address);
      if (needsSomebody(c) && !c.var.operator && !c.var.session) throw new ApiError('unauthorized');
    }
    await next();
  };
}

/**
 * Limits how many wrong codes an address may try, with however many sessions. Right ones cost it nothing: a whole
 * conference may follow one link.
 * @throws {ApiError} `rate_limited`
 */
export function limitGuesses({ config, limits }: Pick<Deps, 'config' | 'limits'>): MiddlewareHandler<AppEnv> {
  const { points, seconds: duration } = limits.redeemFailed;
  const limiter = new RateLimiterMemory({ points, duration, keyPrefix: 'redeemFailed' });
  return async (c, next) => {
    const address = clientAddress(c, config.trustProxy);
    // Counted before it is looked at, so that many at once are not all looked at.
    await consumeOf(limiter, address);
    await next();
    if (c.res.ok) await limiter.reward(address);
  };
}

function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
}

function changesSomething(c: AppContext): boolean {
  return !['GET', 'HEAD'].includes(c.req.method) && !OWN_BEARER.has(c.req.path);
}

function needsSomebody(c: AppContext): boolean {
  return changesSomething(c) && !c.req.path.startsWith(SIGNED_LINK);
}

function classOf(c: AppContext): Class {
  if (OWN_BEARER.has(c.req.path)) return 'session';
  if (!changesSomething(c)) return 'read';
  if (c.req.path === REDEEM) return 'redeem';
  if (CONTACT.test(c.req.path)) return 'contact';
  if (REACT.test(c.req.path)) return 'react';
  if (ASK.test(c.req.path)) return 'ask';
  return c.req.path.endsWith('/join') ? 'join' : 'write';
}

/** Compares with the operator's key in a time that tells nothing of it. */
function keyCheck(key: string | undefined): (bearer: string) => boolean {
  if (key === undefined) return () => false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const wanted = digest(key);
  return (bearer) => timingSafeEqual(digest(bearer), wanted);
}

function counters(limits: RateLimits): (kind: Class, key: string) => Promise<void> {
  const of = ({ points, seconds: duration }: RateLimits[Class], keyPrefix: Class) =>
    new RateLimiterMemory({ points, duration, keyPrefix });
  const limiters: Record<Class, RateLimiterMemory> = {
    session: of(limits.session, 'session'),
    join: of(limits.join, 'join'),
    write: of(limits.write, 'write'),
    react: of(limits.react, 'react'),
    read: of(limits.read, 'read'),
    redeem: of(limits.redeem, 'redeem'),
    contact: of(limits.contact, 'contact'),
    contactFrom: of(limits.contactFrom, 'contactFrom'),
    ask: of(limits.ask, 'ask'),
    askFrom: of(limits.askFrom, 'askFrom'),
  };
  return (kind, key) => consumeOf(limiters[kind], key);
}

async function consumeOf(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new ApiError('rate_limited', { retryAfter: Math.ceil(refusal.msBeforeNext / 1_000) });
  }
}
