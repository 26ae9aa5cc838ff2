import { z } from 'zod';

import { ApiError } from '../contract/errors.ts';

/** Where a page ended: what its last row is sorted by, and its id. */
export interface Position {
  readonly at: Date;
  readonly id: string;
}

/** The ids of what is not a person. */
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Makes the cursor of the next page; opaque to callers. */
export function toCursor({ at, id }: Position): string {
  return packCursor([at.toISOString(), id]);
}

/** @throws {ApiError} `bad_request` when it is none of ours, or its id is not of the expected kind */
export function fromCursor(cursor: string | undefined, id: RegExp): Position | undefined {
  const found = unpackCursor(cursor, z.tuple([z.iso.datetime(), z.string().max(64).regex(id)]));
  return found && { at: new Date(found[0]), id: found[1] };
}

/** A cursor of whatever a list is sorted by. */
export function packCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws {ApiError} `bad_request` when it is not what {@link packCursor} makes of such values */
export function unpackCursor<Values>(
  cursor: string | undefined,
  values: z.ZodType<Values>,
): Values | undefined {
  if (cursor === undefined) return undefined;
  try {
    return values.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    // Neither JSON nor the shape: the same answer for both.
    throw new ApiError('bad_request', { message: 'cursor: is not a cursor' });
  }
}
