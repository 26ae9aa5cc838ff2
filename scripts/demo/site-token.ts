import { createHmac } from 'node:crypto';

/** What a site and its Hallway server agree on, so that the site can vouch for people. */
export interface SiteKeys {
  /** 32 characters or more. */
  secret: string;
  issuer: string;
  audience: string;
}

/** Somebody whom the site vouches for. */
export interface SitePerson {
  /** The site's own, lasting name for this account. */
  subject: string;
  name: string;
  /** A few words below the name. */
  caption?: string;
  /** May open rooms. */
  create?: boolean;
}

const VALID_SECONDS = 600;

/** What a site's server does for somebody who has signed in: a JWT (RFC 7519, HS256) valid for ten minutes. */
export function signPerson({ secret, issuer, audience }: SiteKeys, person: SitePerson): string {
  const { subject, name, caption, create } = person;
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    aud: audience,
    sub: subject,
    iat: now,
    exp: now + VALID_SECONDS,
    name,
    ...(caption && { caption }),
    ...(create && { hallway: { create } }),
  };
  const body = [{ alg: 'HS256', typ: 'JWT' }, claims].map(encode).join('.');
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
