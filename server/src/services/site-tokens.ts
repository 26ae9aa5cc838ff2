import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';

import type { SiteConfig } from '../config/config.ts';
import { ApiError } from '../contract/errors.ts';
import { UNSAFE_CHARACTERS, USER_TOKEN_MAX } from '../contract/fields.ts';
import type { Clock, Log } from '../deps.ts';

/** For whom the site vouches. */
export interface SitePerson {
  readonly issuer: string;
  readonly subject: string;
  readonly create: boolean;
  /** All that the token said. */
  readonly claims: JWTPayload;
}

/** Only these with public keys: a key that everybody knows must never be taken for a shared secret. */
const ASYMMETRIC = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');
/** The site's clock may differ from ours by so much. */
const TOLERANCE_S = 5;
const SUBJECT_MAX = 255;

/** Errors that lie with where the keys are, and not with the token. */
const NO_KEYS = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** Checks the tokens with which the site says who its people are. */
export class SiteTokens {
  private readonly site: SiteConfig | undefined;
  private readonly clock: Clock;
  private readonly log: Log;
  private readonly key: Uint8Array | JWTVerifyGetKey;

  /** @param cooldown milliseconds between two fetches of the site's keys because of a key that we do not know */
  constructor(site: SiteConfig | undefined, clock: Clock, log: Log, cooldown = 30_000) {
    this.site = site;
    this.clock = clock;
    this.log = log;
    const key = site?.key ?? { secret: '' };
    this.key =
      'jwks' in key
        ? createRemoteJWKSet(key.jwks, { cooldownDuration: cooldown, timeoutDuration: 5_000 })
        : new TextEncoder().encode(key.secret);
  }

  /** @throws {ApiError} `user_token_invalid`, or `unavailable` while the site's keys cannot be fetched */
  async verify(token: string): Promise<SitePerson> {
    if (!this.site || token.length > USER_TOKEN_MAX) throw new ApiError('user_token_invalid');
    const { issuer, audience } = this.site;
    const payload = await this.payload(token, {
      algorithms: this.key instanceof Uint8Array ? ['HS256'] : ASYMMETRIC,
      issuer,
      audience,
      requiredClaims: ['exp', 'sub'],
      currentDate: this.clock.now(),
      clockTolerance: TOLERANCE_S,
    });
    const { sub, hallway } = payload as { sub: unknown; hallway?: unknown };
    if (typeof sub !== 'string' || !sub || sub.length > SUBJECT_MAX || UNSAFE_CHARACTERS.test(sub)) {
      throw new ApiError('user_token_invalid');
    }
    const create = typeof hallway === 'object' && hallway !== null && 'create' in hallway;
    return { issuer, subject: sub, create: create && hallway.create === true, claims: payload };
  }

  private async payload(token: string, options: JWTVerifyOptions): Promise<JWTPayload> {
    try {
      // The library tells a secret from a source of keys by its type: one call for each.
      const { payload } = await (this.key instanceof Uint8Array
        ? jwtVerify(token, this.key, options)
        : jwtVerify(token, this.key, options));
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError && !NO_KEYS.has(error.code)) {
        throw new ApiError('user_token_invalid');
      }
      this.log.warn('site_keys_unavailable', { error });
      throw new ApiError('unavailable');
    }
  }
}
