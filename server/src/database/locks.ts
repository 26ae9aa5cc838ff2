/**
 * Keys of PostgreSQL's advisory locks. They share one space with whatever else uses the database, so they begin with
 * the letters "hllw".
 */

/** Held while migrations run. */
export const MIGRATION_LOCK = String(0x686c6c77_0001n);
/** Held by the one process that compares LiveKit with the database. */
export const RECONCILER_LOCK = String(0x686c6c77_0002n);
