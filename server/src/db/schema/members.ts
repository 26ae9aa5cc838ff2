import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { clubs } from './clubs.ts';
import { counter, time } from './columns.ts';
import { people } from './people.ts';
import { rooms } from './rooms.ts';

/** Everybody with a part in a room that has not ended: its roster, present or not. Deleted at the end. */
export const members = pgTable(
  'members',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role', { enum: ['host', 'moderator', 'speaker', 'listener'] }).notNull(),
    /** When the person came on stage; null for listeners. */
    stageAt: time('stage_at'),
    /** How long the person was on stage before: the visits there that are over, in milliseconds. */
    stageMs: counter('stage_ms'),
    /** Connected to LiveKit, as its webhooks say. */
    present: boolean('present').notNull().default(false),
    /** False while a preloaded page has joined in silence. */
    listening: boolean('listening').notNull().default(false),
    /** Whether the person ever was present and listening. */
    attended: boolean('attended').notNull().default(false),
    /** Whether no audio is being sent; meant for those on stage. */
    muted: boolean('muted').notNull().default(true),
    /** A join was granted and its connection is awaited until then: the seat is taken. */
    seatUntil: time('seat_until'),
    /** Beginning of the present visit; the roster's order. */
    joinedAt: time('joined_at'),
    /** LiveKit's id of the present connection, and when that began: an older one never unseats a newer one. */
    participantSid: text('participant_sid'),
    participantJoinedAt: time('participant_joined_at'),
    /** The last connection that ended: its `joined` may still arrive. */
    leftSid: text('left_sid'),
    /** When the person was last seen to go without having said so; null while present or after a goodbye. */
    leftAt: time('left_at'),
    invitedAt: time('invited_at'),
    invitedBy: text('invited_by'),
    /** Invited for a question asked without a name: nobody may see whom the invitation reached. */
    invitedUnnamed: boolean('invited_unnamed').notNull().default(false),
  },
  (table) => [
    primaryKey({ name: 'members_pkey', columns: [table.roomId, table.personId] }),
    index('members_person').on(table.personId),
    index('members_present')
      .on(table.roomId, table.joinedAt, table.personId)
      .where(sql`${table.present}`),
    index('members_listening')
      .on(table.roomId)
      .where(sql`${table.present} and ${table.listening} and ${table.role} = 'listener'`),
    index('members_absent')
      .on(table.roomId, table.leftAt)
      .where(sql`${table.leftAt} is not null`),
    index('members_stage')
      .on(table.roomId)
      .where(sql`${table.role} <> 'listener'`),
    index('members_seats')
      .on(table.roomId, table.seatUntil)
      .where(sql`${table.seatUntil} is not null`),
    uniqueIndex('members_one_host')
      .on(table.roomId)
      .where(sql`${table.role} = 'host'`),
    check('members_role', sql`${table.role} in ('host', 'moderator', 'speaker', 'listener')`),
    check('members_stage_at', sql`(${table.role} = 'listener') = (${table.stageAt} is null)`),
  ],
);

/** Raised hands. The smallest `seq` is next. Deleted at the end. */
export const hands = pgTable(
  'hands',
  {
    roomId: uuid('room_id').notNull(),
    personId: text('person_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    raisedAt: time('raised_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'hands_pkey', columns: [table.roomId, table.personId] }),
    foreignKey({
      name: 'hands_member',
      columns: [table.roomId, table.personId],
      foreignColumns: [members.roomId, members.personId],
    }).onDelete('cascade'),
    uniqueIndex('hands_order').on(table.roomId, table.seq),
  ],
);

/**
 * Who may not be in a room, until it ends (`room_id`), or in any room of a club (`club_id`). No reference to `people`:
 * a ban outlives the guest's row.
 */
export const blocks = pgTable(
  'blocks',
  {
    id: uuid('id').primaryKey(),
    roomId: uuid('room_id').references(() => rooms.id, { onDelete: 'cascade' }),
    clubId: uuid('club_id').references(() => clubs.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull(),
    kind: text('kind', { enum: ['removed', 'banned'] }).notNull(),
    /** What they were called then, so that whoever lifts it knows whom. */
    name: text('name'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('blocks_room_person').on(table.roomId, table.personId),
    uniqueIndex('blocks_club_person').on(table.clubId, table.personId),
    check('blocks_scope', sql`(${table.roomId} is null) <> (${table.clubId} is null)`),
    check('blocks_kind', sql`${table.kind} in ('removed', 'banned')`),
  ],
);
