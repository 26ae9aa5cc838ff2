import type {
  Config,
  DatabaseConfig,
  LiveKitConfig,
  MailConfig,
  SiteConfig,
  WebhookConfig,
} from './config.ts';
import { StartupError } from './startup-error.ts';
import {
  isLoopback,
  isStrong,
  MIN_SECRET,
  VARIABLES,
  type Values,
  type Variable,
  type VariableName,
} from './variables.ts';

/** Where data is kept when nobody says otherwise, relative to the working directory. */
export const DEFAULT_DATA_DIR = '.hallway/data';

type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with one variable. */
interface Problem {
  readonly name: VariableName;
  readonly found: string;
  readonly expected: string;
}

/**
 * Reads the settings from the environment. An empty variable counts as absent.
 * @throws {StartupError} naming every wrong value at once, without showing a secret
 */
export function loadConfig(environment: Environment): Config {
  const values: Partial<Record<VariableName, unknown>> = {};
  const problems: Problem[] = [];
  for (const name of Object.keys(VARIABLES) as VariableName[]) {
    const result = VARIABLES[name].schema.safeParse(environment[name]?.trim() || undefined);
    if (result.success) values[name] = result.data;
    else
      problems.push({ name, found: describe(name, environment[name]), expected: VARIABLES[name].expected });
  }
  const faulty = new Set(problems.map(({ name }) => name));
  // What is wrong by itself is said once, and not followed by what would be wrong without it.
  if (!faulty.has('HALLWAY_SITE_SECRET') && !faulty.has('HALLWAY_SITE_JWKS'))
    problems.push(...aboutSite(values as Partial<Values>));
  problems.push(...aboutWebhook(values as Partial<Values>, faulty));
  problems.push(...aboutSecrets(values as Partial<Values>));
  if (!faulty.has('HALLWAY_MAIL_FROM') && !faulty.has('PUBLIC_URL'))
    problems.push(...aboutMail(values as Partial<Values>));
  if (problems.length > 0) throw new StartupError(text(problems));
  return assemble(values as Values);
}

function text(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ name, found, expected }) => `  ${name}: found ${found}, expected ${expected}`,
  );
  return `The settings are not right yet:\n${lines.join('\n')}`;
}

function describe(name: VariableName, value: string | undefined): string {
  const variable: Variable = VARIABLES[name];
  if (!value?.trim()) return 'nothing';
  if (!variable.secret) return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  const guessable = value.length >= MIN_SECRET && !name.endsWith('_URL') && !isStrong(value);
  return `a text of length ${value.length}${guessable ? ' that is easily guessed' : ''}`;
}

/** Values that are wrong by themselves are missing here. */
function aboutSecrets(values: Partial<Values>): Problem[] {
  const problems: Problem[] = [];
  const { LIVEKIT_URL: url, LIVEKIT_API_SECRET: secret } = values;
  // A LiveKit in development mode has a secret of six characters; nobody else can reach it on this machine.
  if (url && secret && secret.length < MIN_SECRET && !isLoopback(new URL(url).hostname)) {
    const expected = 'at least 32, as LiveKit demands in production';
    problems.push({ name: 'LIVEKIT_API_SECRET', found: `a text of length ${secret.length}`, expected });
  }
  const secrets = [
    'HALLWAY_SECRET',
    'HALLWAY_ADMIN_KEY',
    'HALLWAY_SITE_SECRET',
    'LIVEKIT_API_SECRET',
  ] as const;
  for (const [index, first] of secrets.entries()) {
    const name = secrets.slice(index + 1).find((other) => values[first] && values[first] === values[other]);
    if (name) problems.push({ name, found: `the value of ${first}`, expected: 'a secret of its own' });
  }
  return problems;
}

/** A key and what its tokens must say come together or not at all. */
function aboutSite(values: Partial<Values>): Problem[] {
  const problems: Problem[] = [];
  const add = (name: VariableName, found: string, expected: string) =>
    problems.push({ name, found, expected });
  const key = values.HALLWAY_SITE_SECRET ?? values.HALLWAY_SITE_JWKS;
  if (values.HALLWAY_SITE_SECRET && values.HALLWAY_SITE_JWKS) {
    add('HALLWAY_SITE_JWKS', 'HALLWAY_SITE_SECRET too', 'only one of the two');
  }
  const claims = ['HALLWAY_SITE_ISSUER', 'HALLWAY_SITE_AUDIENCE'] as const;
  const given = claims.find((name) => values[name]);
  if (!key && given) add('HALLWAY_SITE_SECRET', 'nothing', `it or HALLWAY_SITE_JWKS, as there is ${given}`);
  for (const name of claims) {
    if (key && !values[name])
      add(name, 'nothing', `${VARIABLES[name].expected}, as there is a key to check them`);
  }
  return problems;
}

/** An address and what signs come together or not at all. */
function aboutWebhook(values: Partial<Values>, faulty: ReadonlySet<VariableName>): Problem[] {
  const pair = ['HALLWAY_WEBHOOK_URL', 'HALLWAY_WEBHOOK_SECRET'] as const;
  const missing = pair.find((name) => !values[name]);
  const given = pair.find((name) => values[name]);
  if (!missing || !given || faulty.has(missing)) return [];
  return [
    { name: missing, found: 'nothing', expected: `${VARIABLES[missing].expected}, as there is ${given}` },
  ];
}

/** An e-mail says who sends it, and links to the talk and to what ends such e-mails. */
function aboutMail(values: Partial<Values>): Problem[] {
  if (!values.HALLWAY_SMTP_URL) return [];
  return (['HALLWAY_MAIL_FROM', 'PUBLIC_URL'] as const)
    .filter((name) => !values[name])
    .map((name) => ({
      name,
      found: 'nothing',
      expected: `${VARIABLES[name].expected}, as there is HALLWAY_SMTP_URL`,
    }));
}

function assemble(values: Values): Config {
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    livekit: livekit(values),
    secret: values.HALLWAY_SECRET,
    adminKey: values.HALLWAY_ADMIN_KEY,
    origins: values.HALLWAY_ORIGINS,
    frameOrigins: values.HALLWAY_FRAME_ORIGINS ?? values.HALLWAY_ORIGINS,
    widgetUrl: values.HALLWAY_WIDGET_URL,
    site: site(values),
    webhook: webhook(values),
    database: database(values),
    mail: mail(values),
    reminderMinutes: values.HALLWAY_REMINDER_MINUTES,
    recording: {
      dir: values.HALLWAY_RECORDING_DIR,
      days: values.HALLWAY_RECORDING_DAYS,
      egressDir: values.HALLWAY_EGRESS_DIR,
    },
    hostGraceSeconds: values.HALLWAY_HOST_GRACE_SECONDS,
    trustProxy: values.HALLWAY_TRUST_PROXY,
    logLevel: values.HALLWAY_LOG,
  };
}

function livekit(values: Values): LiveKitConfig {
  return {
    url: values.LIVEKIT_URL,
    apiUrl: (values.LIVEKIT_INTERNAL_URL ?? values.LIVEKIT_URL).replace(/^ws/, 'http'),
    apiKey: values.LIVEKIT_API_KEY,
    apiSecret: values.LIVEKIT_API_SECRET,
  };
}

function site(values: Values): SiteConfig | undefined {
  const { HALLWAY_SITE_ISSUER: issuer, HALLWAY_SITE_AUDIENCE: audience } = values;
  if (!issuer || !audience) return undefined;
  if (values.HALLWAY_SITE_SECRET) return { issuer, audience, key: { secret: values.HALLWAY_SITE_SECRET } };
  return values.HALLWAY_SITE_JWKS && { issuer, audience, key: { jwks: values.HALLWAY_SITE_JWKS } };
}

function webhook(values: Values): WebhookConfig | undefined {
  const { HALLWAY_WEBHOOK_URL: url, HALLWAY_WEBHOOK_SECRET: key } = values;
  return url && key && { url, key };
}

function mail({ HALLWAY_SMTP_URL: url, HALLWAY_MAIL_FROM: from }: Values): MailConfig | undefined {
  return url && from ? { url, from } : undefined;
}

function database(values: Values): DatabaseConfig {
  if (values.DATABASE_URL) return { kind: 'url', url: values.DATABASE_URL };
  return {
    kind: 'embedded',
    dataDir: values.HALLWAY_DATA_DIR ?? DEFAULT_DATA_DIR,
    chosen: values.HALLWAY_DATA_DIR !== undefined,
  };
}
