import { z } from 'zod';

import { LOG_LEVELS } from './config.ts';

/** One environment variable: how it is read and what a wrong value is answered with. */
export interface Variable {
  readonly schema: z.ZodType;
  /** Ends the sentence "expected …". */
  readonly expected: string;
  /** Its value is never shown, only its length. */
  readonly secret?: true;
}

/** Length below which a secret can be found by trying. */
export const MIN_SECRET = 32;
/** A random secret of 32 characters has about twice as many different ones. */
const MIN_DIFFERENT = 10;
const PLACEHOLDER = /change.?me|example|placeholder|your.?secret|password|1234567890|abcdefghij/i;

/** Whether a secret is long enough and does not look like one from a manual. */
export function isStrong(secret: string): boolean {
  return secret.length >= MIN_SECRET && new Set(secret).size >= MIN_DIFFERENT && !PLACEHOLDER.test(secret);
}

/** Whether a host is this machine itself. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host) || host.endsWith('.localhost')
  );
}

const parse = (value: string): URL | undefined => URL.parse(value) ?? undefined;

/** An address with one of these schemes, a host and nothing that would get lost (user, query, fragment). */
const address = (...schemes: string[]) =>
  z
    .string()
    .refine((value) => {
      const url = parse(value);
      return (
        url !== undefined &&
        schemes.includes(url.protocol) &&
        url.hostname !== '' &&
        url.username + url.password + url.search + url.hash === ''
      );
    })
    .transform((value) => value.replace(/\/+$/, ''));

/** One origin exactly as browsers send it. */
const origin = z.string().refine((value) => /^https?:[^*]+$/.test(value) && parse(value)?.origin === value);

const origins = z
  .string()
  .transform((list) => [
    ...new Set(
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(origin));
const ORIGINS =
  'exact origins with commas between them, such as https://site.example,https://www.site.example ' +
  '(no path, no slash at the end, no *)';

const strong = z.string().refine(isStrong);
const STRONG = `at least ${MIN_SECRET} random characters (openssl rand -base64 32)`;

/** A database address: it holds a password, so nothing of it is shown. */
const databaseUrl = z.string().refine((value) => {
  const url = parse(value);
  const host = url?.hostname || url?.searchParams.get('host');
  return (
    url !== undefined && /^postgres(ql)?:$/.test(url.protocol) && Boolean(host) && url.pathname.length > 1
  );
});

/** A mail server's address: it may hold a password, so nothing of it is shown. */
const smtpUrl = z.string().refine((value) => {
  const url = parse(value);
  return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
});

const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));

/** Every variable that the server reads, in the order of the table in its README. */
export const VARIABLES = {
  PORT: { schema: whole(0, 65_535).default(4401), expected: 'a port from 0 (any) to 65535' },
  HOST: {
    schema: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    expected: 'an IP address or host name',
  },
  PUBLIC_URL: { schema: address('http:', 'https:').optional(), expected: 'an http(s) address without query' },
  LIVEKIT_URL: {
    schema: address('ws:', 'wss:', 'http:', 'https:').transform((url) => url.replace(/^http/, 'ws')),
    expected: 'the address that browsers reach LiveKit at, such as wss://live.site.example',
  },
  LIVEKIT_INTERNAL_URL: {
    schema: address('ws:', 'wss:', 'http:', 'https:').optional(),
    expected: 'the address that this server reaches LiveKit at, such as http://livekit:7880',
  },
  LIVEKIT_API_KEY: { schema: z.string().regex(/^\S+$/), expected: "one of LiveKit's keys", secret: true },
  LIVEKIT_API_SECRET: { schema: z.string().regex(/^\S+$/), expected: "that key's secret", secret: true },
  HALLWAY_SECRET: { schema: strong, expected: STRONG, secret: true },
  HALLWAY_ADMIN_KEY: { schema: strong.optional(), expected: STRONG, secret: true },
  HALLWAY_ORIGINS: { schema: origins.default([]), expected: ORIGINS },
  HALLWAY_FRAME_ORIGINS: { schema: origins.optional(), expected: ORIGINS },
  HALLWAY_WIDGET_URL: {
    schema: address('http:', 'https:').optional(),
    expected: 'the address of hallway.js, such as https://cdn.site.example/hallway/hallway.js',
  },
  HALLWAY_SITE_SECRET: { schema: strong.optional(), expected: STRONG, secret: true },
  HALLWAY_SITE_JWKS: {
    schema: address('http:', 'https:')
      .refine((value) => {
        const url = parse(value);
        return url?.protocol === 'https:' || (url !== undefined && isLoopback(url.hostname));
      })
      .transform((value) => new URL(value))
      .optional(),
    expected: "the https address of the site's public keys",
  },
  HALLWAY_SITE_ISSUER: { schema: z.string().optional(), expected: "the iss of the site's tokens" },
  HALLWAY_SITE_AUDIENCE: { schema: z.string().optional(), expected: "the aud of the site's tokens" },
  HALLWAY_WEBHOOK_URL: {
    schema: z
      .string()
      .refine((value) => {
        const url = parse(value);
        if (!url || url.username + url.password + url.hash !== '') return false;
        return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
      })
      .transform((value) => new URL(value))
      .optional(),
    expected: "the https address of the site's endpoint, without a password in it",
    // Its query may hold one.
    secret: true,
  },
  HALLWAY_WEBHOOK_SECRET: {
    schema: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]+={0,2}$/)
      .transform((value) => Buffer.from(value.slice('whsec_'.length), 'base64'))
      .refine((key) => key.length >= 24 && key.length <= 64)
      .optional(),
    expected: 'whsec_ and 24 to 64 random bytes as Base64 (echo whsec_$(openssl rand -base64 32))',
    secret: true,
  },
  DATABASE_URL: {
    schema: databaseUrl.optional(),
    expected: 'postgres://user:password@host:port/database',
    secret: true,
  },
  HALLWAY_DATA_DIR: { schema: z.string().optional(), expected: 'a folder' },
  HALLWAY_SMTP_URL: {
    schema: smtpUrl.optional(),
    expected: 'smtp://user:password@host:587, or smtps://…:465',
    secret: true,
  },
  HALLWAY_MAIL_FROM: {
    schema: z
      .string()
      .regex(/^(?:[^<>"\r\n,;@]+ <[^\s<>,;@]+@[^\s<>,;@]+>|[^\s<>,;@]+@[^\s<>,;@]+)$/)
      .optional(),
    expected: 'an address such as Hallway <talks@site.example>',
  },
  HALLWAY_REMINDER_MINUTES: {
    schema: whole(1, 1_440).default(15),
    expected: 'minutes before a talk, 1 to 1440',
  },
  HALLWAY_RECORDING_DIR: { schema: z.string().optional(), expected: 'a folder' },
  HALLWAY_RECORDING_DAYS: { schema: whole(1, 3_650).default(90), expected: 'days, 1 to 3650' },
  HALLWAY_EGRESS_DIR: {
    schema: z.string().startsWith('/').optional(),
    expected: 'the folder of HALLWAY_RECORDING_DIR as LiveKit Egress sees it, from its root',
  },
  HALLWAY_HOST_GRACE_SECONDS: {
    schema: whole(1, 86_400).default(120),
    expected: 'seconds to wait for a host, 1 to 86400',
  },
  HALLWAY_TRUST_PROXY: {
    schema: whole(0, 10).default(0),
    expected: 'the number of proxies in front of this server, 0 to 10',
  },
  HALLWAY_LOG: { schema: z.enum(LOG_LEVELS).default('info'), expected: `one of ${LOG_LEVELS.join(', ')}` },
} satisfies Record<string, Variable>;

/** Name of a variable that the server reads. */
export type VariableName = keyof typeof VARIABLES;
/** What the variables hold when each of them is right by itself. */
export type Values = { readonly [Name in VariableName]: z.output<(typeof VARIABLES)[Name]['schema']> };
