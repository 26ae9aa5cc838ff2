/** The application as its tests use it: a database of their own, a media server that only remembers, a clock to turn. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { SignJWT } from 'jose';

import { createApp } from '../../src/app.ts';
import type { Config } from '../../src/config/config.ts';
import type { Deps, RateLimits } from '../../src/deps.ts';
import type { App } from '../../src/http/context.ts';
import { createLog } from '../../src/log/log.ts';
import { participantJoined } from '../../src/services/presence.ts';
import { assertConforms } from './conformance.ts';
import { testDatabase, type TestDatabase } from './cluster.ts';
import { MemoryMedia } from './memory-media.ts';
import { testConfig, UNLIMITED } from './settings.ts';

/** Parsed JSON: what is in it is for a test to say. */
export type Json = any;

/** An address that would run as a script where a page trusted it. */
export const SCRIPT_URL = 'javascript:alert(1)';

/** Somebody with a session. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly token: string;
}

/** An answer, its body read. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** What a request may have besides method and path. */
export interface RequestOptions {
  readonly as?: Actor | string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address of the other end. */
  readonly from?: string;
}

/** What may differ from the settings of all other tests. */
export interface TestApiOptions {
  readonly config?: Partial<Config>;
  readonly limits?: Partial<RateLimits>;
  readonly recording?: Deps['recording'];
}

/** Starts one; call `close` in an `after` hook: it also looks for secrets in the log. */
export async function testApi(options: TestApiOptions = {}): Promise<TestApi> {
  return new TestApi(await testDatabase(), options);
}

/** See {@link testApi}. */
export class TestApi {
  readonly app: App;
  readonly deps: Deps;
  readonly config: Config;
  readonly media = new MemoryMedia();
  readonly database: TestDatabase;
  /** What the log said. */
  readonly lines: string[] = [];
  /** What the hub was asked to show. */
  readonly watched: Parameters<Deps['hub']['open']>[0][] = [];
  /** Reactions that were taken. */
  readonly reacted: Parameters<Deps['reactions']['add']>[0][] = [];
  readonly webhooks: { body: string; authorization: string | undefined }[] = [];
  /** Milliseconds by which the application's clock is ahead. */
  ahead = 0;
  stopping = false;
  private readonly secrets = new Set<string>();

  constructor(database: TestDatabase, { config, limits, recording }: TestApiOptions) {
    this.database = database;
    this.config = { ...testConfig(database.url, this.media.url), ...config };
    this.deps = {
      config: this.config,
      log: createLog('debug', { write: (line) => void this.lines.push(line) }),
      db: database.db,
      media: this.media,
      hub: {
        open: (watch) => {
          this.watched.push(watch);
          return new Blob([': hello\n\n']).stream();
        },
      },
      reactions: { add: (reactions) => void this.reacted.push(reactions) },
      webhooks: {
        receive: (body, authorization) => {
          this.webhooks.push({ body, authorization });
          return Promise.resolve();
        },
      },
      clock: { now: () => new Date(Date.now() + this.ahead) },
      limits: { ...UNLIMITED, ...limits },
      recording,
      stopping: () => this.stopping,
    };
    this.app = createApp(this.deps);
    this.keep(this.config.secret, this.config.adminKey, this.config.livekit.apiSecret);
  }

  /** Remembers what must not be in the log. */
  keep(...secrets: (string | undefined)[]): void {
    for (const value of secrets) if (value) this.secrets.add(value);
  }

  async close(): Promise<void> {
    await this.database.close();
    const log = this.lines.join('');
    for (const value of this.secrets) assert.ok(!log.includes(value), 'a secret is in the log');
    assert.doesNotMatch(log, /eyJ[\w-]+\./, 'a token is in the log');
  }

  /** One request. Every error is checked to have the one shape, and to quote no secret. */
  async call(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const { as, body, raw, from } = options;
    const bearer = typeof as === 'string' ? as : as?.token;
    const headers = new Headers(options.headers);
    if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
    if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const sent = raw ?? (body === undefined ? null : JSON.stringify(body));
    const env = from === undefined ? {} : { incoming: { socket: { remoteAddress: from } } };
    const response = await this.app.request(path, { method, headers, body: sent }, env);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    const answer = {
      status: response.status,
      body: json && text ? JSON.parse(text) : text,
      headers: response.headers,
    };
    if (json && text) assertConforms(method, path, answer.status, answer.body);
    this.keep(answer.body?.token, answer.body?.participant_token);
    if (answer.status >= 400 && method !== 'HEAD' && path !== '/readyz') this.checkError(answer, text);
    return answer;
  }

  private checkError({ body, headers }: Answer, text: string): void {
    assert.deepEqual(Object.keys(body), ['error'], text);
    assert.deepEqual(Object.keys(body.error).sort(), ['code', 'message', 'requestId']);
    assert.equal(headers.get('x-request-id'), body.error.requestId);
    for (const value of this.secrets) assert.ok(!text.includes(value), 'a secret is in an error');
    assert.doesNotMatch(text, /eyJ[\w-]+\./, 'a token is in an error');
  }

  /** A request that must succeed. */
  async done(method: string, path: string, options: RequestOptions = {}): Promise<Json> {
    const { status, body } = await this.call(method, path, options);
    assert.ok(status < 300, `${method} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** A request that must be refused with this code. */
  async refused(
    code: string,
    status: number,
    method: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<Answer> {
    const answer = await this.call(method, path, options);
    const found = [answer.status, answer.body?.error?.code];
    assert.deepEqual(found, [status, code], `${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** The site's word for somebody. */
  async userToken(subject: string, claims: Record<string, unknown> = {}): Promise<string> {
    const { site } = this.config;
    assert.ok(site && 'secret' in site.key);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(subject)
      .setIssuer(site.issuer)
      .setAudience(site.audience)
      .setExpirationTime('10m')
      .sign(new TextEncoder().encode(site.key.secret));
    this.keep(token);
    return token;
  }

  /** Somebody for whom the site vouches. */
  async person(name = 'Ugnė Balsytė', claims: Record<string, unknown> = {}): Promise<Actor> {
    const userToken = await this.userToken(randomUUID(), { name, ...claims });
    return this.begin({ userToken });
  }

  async guest(name?: string): Promise<Actor> {
    return this.begin(name === undefined ? {} : { name });
  }

  private async begin(body: object): Promise<Actor> {
    const { token, viewer } = await this.done('POST', '/v1/session', { body });
    return { id: viewer.id, name: viewer.name, token };
  }

  /** A person who may open rooms. */
  async creator(name = 'Rasa Milvydė'): Promise<Actor> {
    return this.person(name, { hallway: { create: true } });
  }

  /** A live room with a host who is in it. */
  async room(fields: object = {}, by?: Actor): Promise<{ path: string; name: string; host: Actor }> {
    const host = by ?? (await this.creator());
    const body = { title: 'What a street tree hears', language: 'en', ...fields };
    const { name, state } = await this.done('POST', '/v1/rooms', { as: host, body });
    const path = `/v1/rooms/${name}`;
    if (state === 'live') await this.enter(path, host);
    return { path, name, host };
  }

  /** Joins, and is seen by LiveKit. */
  async enter(path: string, who: Actor, options: { preload?: boolean } = {}): Promise<void> {
    await this.done('POST', `${path}/join`, { as: who, body: options });
    await this.connect(path, who);
  }

  /** LiveKit sees a new connection. */
  async connect(path: string, who: Actor, sid = `PA_${randomUUID()}`): Promise<string> {
    const room = path.split('/').at(-1) ?? '';
    const joinedAt = this.deps.clock.now();
    const onStage = this.media.isOnStage(room, who.id);
    await participantJoined(this.deps, room, { identity: who.id, sid, joinedAt, onStage });
    return sid;
  }

  /** Puts somebody on stage as people get there: invited, and accepting. */
  async promote(path: string, host: Actor, who: Actor): Promise<void> {
    await this.done('PUT', `${path}/stage/${who.id}/invite`, { as: host });
    await this.done('POST', `${path}/stage/accept`, { as: who });
  }

  /** All that the database holds, so that "changes nothing" can be said of the whole of it. */
  async dump(): Promise<Record<string, unknown[]>> {
    const { sql } = this.database;
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;
    const dump: Record<string, unknown[]> = {};
    for (const { name } of tables) {
      dump[name] = [...(await sql`select * from ${sql(name)} as t order by t::text`)];
    }
    return dump;
  }
}
