import type { Delivery } from '../contract/deliveries.ts';
import { ApiError } from '../contract/errors.ts';
import type { Deps } from '../deps.ts';
import { findDeliveries, reviveDelivery, type DeliveryRow } from '../repositories/deliveries.ts';
import { fromCursor, toCursor, UUID } from './cursors.ts';
import type { Caller } from './rooms.ts';

/** What the site's endpoint has not taken. @throws {ApiError} `forbidden` unless the operator asks, `bad_request` */
export async function pageDeliveries(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  query: { state: 'dead' | 'waiting'; limit: number; cursor?: string | undefined },
): Promise<{ deliveries: Delivery[]; nextCursor: string | null }> {
  requireOperator(caller);
  const { state, limit } = query;
  const after = fromCursor(query.cursor, UUID);
  const rows = await findDeliveries(deps.db, { state, limit: limit + 1, after });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    deliveries: page.map(toDelivery),
    nextCursor: rows.length > limit && last ? toCursor({ at: last.sortedBy, id: last.id }) : null,
  };
}

/** Tries one again. @throws {ApiError} `forbidden` unless the operator asks, `not_found`: none, or taken already */
export async function retryDelivery(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  id: string,
): Promise<Delivery> {
  requireOperator(caller);
  const row = await reviveDelivery(deps.db, id, deps.clock.now());
  if (!row) throw new ApiError('not_found');
  return toDelivery(row);
}

function requireOperator(caller: Caller): void {
  if (caller !== 'operator') throw new ApiError('forbidden');
}

function toDelivery({ id, type, createdAt, attempts, nextAt, deadAt, problem }: DeliveryRow): Delivery {
  return {
    id,
    type,
    createdAt: createdAt.toISOString(),
    attempts,
    nextAt: nextAt?.toISOString() ?? null,
    deadAt: deadAt?.toISOString() ?? null,
    problem,
  };
}
