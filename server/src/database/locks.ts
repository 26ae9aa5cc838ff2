/**
 * Keys of PostgreSQL's advisory locks. They share one space with whatever else uses the database, so they begin with
 * the letters "hllw".
 */

/** Held while migrations run. */
export const MIGRATION_LOCK = String(0x686c6c77_0001n);
/** With a recording's hash, held by the one process that records it. Two small keys are a space of their own. */
export const RECORDING_LOCKS = 0x686c6c77;
/** Held by the one process that compares LiveKit with the database. */
export const RECONCILER_LOCK = String(0x686c6c77_0002n);
