import { z } from 'zod';

import { ApiError } from '../contract/errors.ts';

/** Where a page ended: what its last row is sorted by, and its id. */
export interface Position {
  readonly at: Date;
  readonly id: string;
}

/** The ids of what is not a person. */
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const position = z.tuple([z.iso.datetime(), z.string().max(64)]);

/** Makes the cursor of the next page; opaque to callers. */
export function toCursor({ at, id }: Position): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

/** @throws {ApiError} `bad_request` when it is none of ours, or its id is not of the expected kind */
export function fromCursor(cursor: string | undefined, id: RegExp): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, found] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (id.test(found)) return { at: new Date(at), id: found };
  } catch {
    // Neither JSON nor the shape: the same answer as for a wrong id.
  }
  throw new ApiError('bad_request', { message: 'cursor: is not a cursor' });
}
