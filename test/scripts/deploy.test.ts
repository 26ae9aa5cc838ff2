import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { findLiveKitBinary } from '../../scripts/livekit/find.ts';
import { root } from '../../scripts/paths.ts';
import { freePort } from '../../scripts/ports.ts';
import { Child } from '../../scripts/process.ts';
import { loadConfig } from '../../server/src/config/load-config.ts';
import { hints } from '../../server/src/config/hints.ts';

interface Service {
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly volumes?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, object>>;
}
interface Compose {
  readonly services: Readonly<Record<'caddy' | 'server' | 'livekit' | 'postgres', Service>>;
  readonly volumes: Readonly<Record<string, null>>;
}

const read = (file: string) => readFileSync(join(root, 'deploy', file), 'utf8');
/** `${NAME}`, `${NAME:?}` and `${NAME:-}`, as Compose fills them. */
const VARIABLE = /\$\{(\w+)(?::[?-])?\}/g;

/** The settings of an operator: the example, with secrets in the place of what is empty and needed. */
const settings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...read('.env.example').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]),
  ),
  POSTGRES_PASSWORD: '6f1d7c2b9a4e8053d1c7f2ab',
  LIVEKIT_API_SECRET: '0c9b8a7f6e5d4c3b2a1908f7e6d5c4b3a2f1e0d9',
  HALLWAY_SECRET: '5e2d9c8b7a6f1e0d3c4b5a6978f0e1d2c3b4a5f6',
};
const compose = filled(parse(read('compose.yaml'))) as Compose;
const { caddy, server, livekit, postgres } = compose.services;

test('every setting that the files want is in the example, and none is there for nothing', () => {
  const wanted = new Set(Array.from(read('compose.yaml').matchAll(VARIABLE), ([, name]) => name!));
  assert.deepEqual([...wanted].toSorted(), Object.keys(settings).toSorted());
  const inCaddy = [...read('Caddyfile').matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name!);
  assert.deepEqual([...new Set(inCaddy)].toSorted(), Object.keys(caddy.environment ?? {}).toSorted());
});

test('the server takes what it is given, and has nothing to remark', () => {
  const given = Object.fromEntries(
    Object.entries(server.environment ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const config = loadConfig(given);
  assert.deepEqual(hints(config, given), []);
  assert.equal(config.trustProxy, 1);
  assert.equal(config.publicUrl, 'https://api.example.org');
  const withSite = {
    HALLWAY_SITE_SECRET: settings['HALLWAY_SECRET']!.split('').toReversed().join(''),
    HALLWAY_SITE_ISSUER: 'i',
    HALLWAY_SITE_AUDIENCE: 'a',
  };
  assert.ok(loadConfig({ ...given, ...withSite }).site, 'a site that vouches for its people');
  assert.match(
    given['DATABASE_URL']!,
    new RegExp(`//hallway:${postgres.environment?.['POSTGRES_PASSWORD']}@postgres:`),
  );
});

test('files and services that are named are there', () => {
  const ignored = read('Dockerfile.dockerignore').split('\n');
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
    paths!.split(' '),
  );
  assert.ok(copied.length > 4);
  for (const path of copied) {
    assert.ok(existsSync(join(root, path)), path);
    assert.ok(!ignored.includes(path), `${path} is not left out`);
  }
  assert.equal(join('deploy', server.build!.context, server.build!.dockerfile), 'deploy/Dockerfile');
  const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) =>
    volumes.map((volume) => volume.split(':')[0]!),
  );
  for (const source of mounted) {
    const there = source.startsWith('.')
      ? existsSync(join(root, 'deploy', source))
      : source in compose.volumes;
    assert.ok(there, source);
  }
  for (const { depends_on: needed = [] } of Object.values(compose.services)) {
    for (const name of Array.isArray(needed) ? needed : Object.keys(needed))
      assert.ok(name in compose.services, name);
  }
  const [, host = '', port] = /reverse_proxy (\w+):(\d+) \{/.exec(read('Caddyfile')) ?? [];
  assert.ok(host in compose.services);
  assert.match(read('Dockerfile'), new RegExp(`PORT=${port}\\b`));
});

test('a linter has nothing to say of the Dockerfile', () => {
  assert.notDeepEqual(validate('FROM node:24\nCOPY a\n'), [], 'it can say something');
  assert.deepEqual(validate(read('Dockerfile')), []);
});

test('LiveKit starts with its configuration, makes no rooms by itself, and tells the server', async (t) => {
  const body = String(livekit.environment?.['LIVEKIT_CONFIG']);
  const config = parse(body) as {
    room: { auto_create: boolean };
    rtc: Record<string, unknown>;
    keys: Record<string, string>;
    webhook: { api_key: string; urls: string[] };
  };
  assert.equal(config.room.auto_create, false);
  assert.deepEqual(config.keys, { [settings['LIVEKIT_API_KEY']!]: settings['LIVEKIT_API_SECRET'] });
  assert.deepEqual(config.webhook, {
    api_key: settings['LIVEKIT_API_KEY'],
    urls: ['http://server:4401/v1/livekit/webhook'],
  });

  const port = await freePort('tcp');
  const ports = {
    port,
    rtc: { ...config.rtc, tcp_port: await freePort('tcp'), udp_port: await freePort('udp') },
  };
  const binary = process.env['LIVEKIT_SERVER'] ?? (await findLiveKitBinary()).path;
  // As the image does: it is all in the environment. Only the ports are others, as the machine may use those.
  const child = new Child(binary, [], {
    env: {
      ...process.env,
      LIVEKIT_CONFIG: JSON.stringify({ ...config, ...ports, bind_addresses: ['127.0.0.1'] }),
    },
  });
  t.after(() => child.stop());
  while (!(await answers(`http://127.0.0.1:${port}`))) {
    assert.ok(child.alive, child.tail.join('\n'));
    await sleep(50);
  }
});

/** A value with the settings in it, as Compose fills its file once that is read. */
function filled(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replaceAll(VARIABLE, (_all, name: string) => settings[name] ?? '');
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each)]));
}

async function answers(url: string): Promise<boolean> {
  // Until it listens there is nobody to say no.
  return (await fetch(url).catch(() => undefined))?.ok ?? false;
}
