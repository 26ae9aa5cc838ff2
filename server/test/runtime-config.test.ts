import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hints } from '../src/config/hints.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { StartupError } from '../src/config/startup-error.ts';

const SECRET = 'k3T9vQ2mX7pR4sW8yB6nL1cF5hJ0gDzA';
const OTHER = 'Zq8Lw2Nx5Vb1Mc7Kj4Hg9Fd3Sa6Po0Iu';
const THIRD = 'u7Ye2Wq9Rt4Ui1Op6As3Df8Gh5Jk0LzXc';

const GOOD = {
  LIVEKIT_URL: 'wss://live.site.example',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: THIRD,
  HALLWAY_SECRET: SECRET,
};
const SITE = { HALLWAY_SITE_ISSUER: 'https://site.example', HALLWAY_SITE_AUDIENCE: 'hallway' };

function refusal(change: Record<string, string>): string {
  try {
    loadConfig({ ...GOOD, ...change });
  } catch (error) {
    assert.ok(error instanceof StartupError);
    return error.message;
  }
  return '';
}

test('takes what is left out from the defaults', () => {
  assert.deepEqual(loadConfig(GOOD), {
    port: 4401,
    host: '127.0.0.1',
    publicUrl: undefined,
    livekit: {
      url: 'wss://live.site.example',
      apiUrl: 'https://live.site.example',
      apiKey: 'key',
      apiSecret: THIRD,
    },
    secret: SECRET,
    adminKey: undefined,
    origins: [],
    frameOrigins: [],
    widgetUrl: undefined,
    site: undefined,
    webhook: undefined,
    database: { kind: 'embedded', dataDir: '.hallway/data', chosen: false },
    mail: undefined,
    reminderMinutes: 15,
    recording: { dir: undefined, days: 90, egressDir: undefined },
    hostGraceSeconds: 120,
    trustProxy: 0,
    logLevel: 'info',
  });
});

test('reads every variable', () => {
  const config = loadConfig({
    ...GOOD,
    ...SITE,
    PORT: '0',
    HOST: '::',
    PUBLIC_URL: 'https://api.site.example/',
    LIVEKIT_INTERNAL_URL: 'ws://livekit:7880',
    HALLWAY_ADMIN_KEY: OTHER,
    HALLWAY_ORIGINS: 'https://site.example, http://localhost:5173,https://site.example',
    HALLWAY_FRAME_ORIGINS: 'https://news.example',
    HALLWAY_WIDGET_URL: 'https://cdn.site.example/hallway.js',
    HALLWAY_SITE_JWKS: 'https://site.example/keys.json',
    DATABASE_URL: 'postgres://hallway:pw@db:5432/hallway',
    HALLWAY_SMTP_URL: 'smtps://hallway:pw@mail:465',
    HALLWAY_MAIL_FROM: 'Hallway <talks@site.example>',
    HALLWAY_REMINDER_MINUTES: '30',
    HALLWAY_RECORDING_DIR: '/srv/recordings',
    HALLWAY_RECORDING_DAYS: '30',
    HALLWAY_EGRESS_DIR: '/out',
    HALLWAY_HOST_GRACE_SECONDS: '45',
    HALLWAY_TRUST_PROXY: '2',
    HALLWAY_LOG: 'debug',
  });
  assert.equal(config.port, 0);
  assert.equal(config.publicUrl, 'https://api.site.example');
  assert.equal(config.livekit.apiUrl, 'http://livekit:7880');
  assert.equal(config.adminKey, OTHER);
  assert.deepEqual(config.origins, ['https://site.example', 'http://localhost:5173']);
  assert.deepEqual(config.frameOrigins, ['https://news.example']);
  assert.equal(config.widgetUrl, 'https://cdn.site.example/hallway.js');
  assert.deepEqual(config.site?.key, { jwks: new URL('https://site.example/keys.json') });
  assert.deepEqual(config.database, { kind: 'url', url: 'postgres://hallway:pw@db:5432/hallway' });
  assert.deepEqual(config.mail, { url: 'smtps://hallway:pw@mail:465', from: 'Hallway <talks@site.example>' });
  assert.equal(config.reminderMinutes, 30);
  assert.deepEqual(config.recording, { dir: '/srv/recordings', days: 30, egressDir: '/out' });
  assert.equal(config.hostGraceSeconds, 45);
  assert.equal(config.trustProxy, 2);
  assert.equal(config.logLevel, 'debug');
});

test('reads where to tell the site of what happens, and with which key', () => {
  const key = Buffer.alloc(32, 7);
  const WEBHOOK = {
    HALLWAY_WEBHOOK_URL: 'https://site.example/hooks?of=hallway',
    HALLWAY_WEBHOOK_SECRET: `whsec_${key.toString('base64')}`,
  };
  const { webhook } = loadConfig({ ...GOOD, ...WEBHOOK });
  assert.deepEqual([webhook?.url.href, webhook?.key], [WEBHOOK.HALLWAY_WEBHOOK_URL, key]);
  assert.ok(loadConfig({ ...GOOD, ...WEBHOOK, HALLWAY_WEBHOOK_URL: 'http://127.0.0.1:9/x' }).webhook);
  const bad = {
    HALLWAY_WEBHOOK_URL: ['http://site.example', 'https://u:geheim@site.example', 'site.example', ''],
    HALLWAY_WEBHOOK_SECRET: ['geheim', 'whsec_', 'whsec_AAAA', `whsec_${'A'.repeat(120)}`, 'whsec_ü', ''],
  };
  for (const [name, values] of Object.entries(bad)) {
    for (const value of values) {
      const text = refusal({ ...WEBHOOK, [name]: value });
      assert.match(text, new RegExp(`^  ${name}: found `, 'm'), value);
      assert.equal(text.split('\n').length, 2, text);
      assert.doesNotMatch(text, /geheim/);
    }
  }
});

test('treats an empty variable as absent', () => {
  const config = loadConfig({ ...GOOD, PORT: '', HALLWAY_ADMIN_KEY: ' ', DATABASE_URL: '' });
  assert.equal(config.port, 4401);
  assert.equal(config.adminKey, undefined);
  assert.equal(config.database.kind, 'embedded');
});

const REFUSED: readonly [change: Record<string, string>, names: string][] = [
  [{ PORT: '70000' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ PORT: '80a' }, 'PORT'],
  [{ HOST: 'a b' }, 'HOST'],
  [{ PUBLIC_URL: 'api.site.example' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'https://api.site.example/?a=b' }, 'PUBLIC_URL'],
  [{ LIVEKIT_URL: '' }, 'LIVEKIT_URL'],
  [{ LIVEKIT_URL: 'live.site.example' }, 'LIVEKIT_URL'],
  [{ LIVEKIT_URL: 'wss://key:secret@live.site.example' }, 'LIVEKIT_URL'],
  [{ LIVEKIT_INTERNAL_URL: 'livekit:7880' }, 'LIVEKIT_INTERNAL_URL'],
  [{ LIVEKIT_API_KEY: '' }, 'LIVEKIT_API_KEY'],
  [{ LIVEKIT_API_SECRET: '' }, 'LIVEKIT_API_SECRET'],
  [{ LIVEKIT_API_SECRET: 'secret' }, 'LIVEKIT_API_SECRET'],
  [{ HALLWAY_SECRET: '' }, 'HALLWAY_SECRET'],
  [{ HALLWAY_SECRET: SECRET.slice(1) }, 'HALLWAY_SECRET'],
  [{ HALLWAY_SECRET: 'ab'.repeat(20) }, 'HALLWAY_SECRET'],
  [{ HALLWAY_SECRET: 'change-me-0123456789-qwertzuiop-yx' }, 'HALLWAY_SECRET'],
  [{ HALLWAY_ADMIN_KEY: 'admin' }, 'HALLWAY_ADMIN_KEY'],
  [{ HALLWAY_ADMIN_KEY: SECRET }, 'HALLWAY_ADMIN_KEY'],
  [{ HALLWAY_ORIGINS: '*' }, 'HALLWAY_ORIGINS'],
  [{ HALLWAY_ORIGINS: 'https://*.site.example' }, 'HALLWAY_ORIGINS'],
  [{ HALLWAY_ORIGINS: 'https://site.example/' }, 'HALLWAY_ORIGINS'],
  [{ HALLWAY_ORIGINS: 'https://site.example/page' }, 'HALLWAY_ORIGINS'],
  [{ HALLWAY_ORIGINS: 'https://SITE.example' }, 'HALLWAY_ORIGINS'],
  [{ HALLWAY_ORIGINS: 'site.example' }, 'HALLWAY_ORIGINS'],
  [{ HALLWAY_ORIGINS: 'null' }, 'HALLWAY_ORIGINS'],
  [{ HALLWAY_FRAME_ORIGINS: '*' }, 'HALLWAY_FRAME_ORIGINS'],
  [{ HALLWAY_WIDGET_URL: 'hallway.js' }, 'HALLWAY_WIDGET_URL'],
  [{ ...SITE, HALLWAY_SITE_SECRET: 'short' }, 'HALLWAY_SITE_SECRET'],
  [{ ...SITE, HALLWAY_SITE_JWKS: 'http://site.example/keys.json' }, 'HALLWAY_SITE_JWKS'],
  [{ ...SITE, HALLWAY_SITE_SECRET: OTHER, HALLWAY_SITE_JWKS: 'https://site.example/k' }, 'HALLWAY_SITE_JWKS'],
  [{ HALLWAY_SITE_SECRET: OTHER }, 'HALLWAY_SITE_ISSUER HALLWAY_SITE_AUDIENCE'],
  [SITE, 'HALLWAY_SITE_SECRET'],
  [{ DATABASE_URL: 'mysql://db/hallway' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://db' }, 'DATABASE_URL'],
  [{ HALLWAY_SMTP_URL: 'https://mail.example' }, 'HALLWAY_SMTP_URL'],
  [{ HALLWAY_SMTP_URL: 'smtp://mail.example' }, 'HALLWAY_MAIL_FROM PUBLIC_URL'],
  [{ HALLWAY_MAIL_FROM: 'Hallway <a@b.example>, c@d.example' }, 'HALLWAY_MAIL_FROM'],
  [{ HALLWAY_MAIL_FROM: 'Hallway' }, 'HALLWAY_MAIL_FROM'],
  [{ HALLWAY_REMINDER_MINUTES: '0' }, 'HALLWAY_REMINDER_MINUTES'],
  [{ HALLWAY_RECORDING_DAYS: '0' }, 'HALLWAY_RECORDING_DAYS'],
  [{ HALLWAY_EGRESS_DIR: 'out' }, 'HALLWAY_EGRESS_DIR'],
  [{ HALLWAY_TRUST_PROXY: 'true' }, 'HALLWAY_TRUST_PROXY'],
  [{ HALLWAY_LOG: 'loud' }, 'HALLWAY_LOG'],
  [{ PORT: 'x', HALLWAY_LOG: 'loud', HALLWAY_SECRET: 'a' }, 'PORT HALLWAY_SECRET HALLWAY_LOG'],
];

for (const [change, names] of REFUSED) {
  test(`refuses ${JSON.stringify(change)}`, () => {
    const lines = refusal(change).split('\n').slice(1);
    assert.deepEqual(
      lines.map((line) => line.trim().split(':')[0]),
      names.split(' '),
    );
    for (const line of lines) assert.match(line, /: found .+, expected .+/);
  });
}

test('shows no secret in what it says', () => {
  const secrets = {
    HALLWAY_SECRET: 'hunter2hunter2',
    HALLWAY_ADMIN_KEY: 'letmein-letmein',
    LIVEKIT_API_SECRET: 'livekitsecret',
    HALLWAY_SITE_SECRET: 'sitesecretsite',
    DATABASE_URL: 'postgres:/hallway:dbpassword@db',
    HALLWAY_SMTP_URL: 'smtp//:hunter4@mail',
  };
  const text = refusal(secrets);
  for (const [name, value] of Object.entries(secrets)) {
    assert.ok(text.includes(name), name);
    assert.ok(!text.includes(value.slice(0, 6)) || name.endsWith('_URL'), name);
  }
  for (const password of ['dbpassword', 'hunter4']) assert.ok(!text.includes(password));
});

test("takes LiveKit's development secret on this machine only", () => {
  const dev = { LIVEKIT_API_KEY: 'devkey', LIVEKIT_API_SECRET: 'secret' };
  assert.equal(refusal({ ...dev, LIVEKIT_URL: 'ws://127.0.0.1:7880' }), '');
  assert.notEqual(refusal({ ...dev, LIVEKIT_URL: 'ws://10.0.0.5:7880' }), '');
});

const HINTED: readonly [change: Record<string, string>, setting: string][] = [
  [{}, 'HALLWAY_ORIGINS'],
  [{ HALLWAY_ORIGINS: 'http://site.example' }, 'HALLWAY_ORIGINS'],
  [{ HALLWAY_ORIGINS: 'https://site.example', LIVEKIT_URL: 'ws://live.site.example' }, 'LIVEKIT_URL'],
  [{ HALLWAY_ORIGINS: 'https://site.example', HALLWAY_ORIGIN: 'https://a.example' }, 'HALLWAY_ORIGIN'],
  [{ HALLWAY_ORIGINS: 'https://a.example', PUBLIC_URL: 'https://b.example' }, 'HALLWAY_TRUST_PROXY'],
  [
    { HALLWAY_ORIGINS: 'https://a.example', DATABASE_URL: 'postgres://db/x', HALLWAY_DATA_DIR: 'x' },
    'HALLWAY_DATA_DIR',
  ],
];

for (const [change, setting] of HINTED) {
  test(`hints at ${setting} for ${JSON.stringify(change)}`, () => {
    const environment = { ...GOOD, ...change };
    assert.deepEqual(
      hints(loadConfig(environment), environment).map((hint) => hint.setting),
      [setting],
    );
  });
}
