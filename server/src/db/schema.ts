/**
 * The tables, as Drizzle knows them. `migrations/` makes them; a test compares the two. All times come from the
 * server's clock with milliseconds, so that a page's cursor meets the very value again.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
const counter = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);

/** Guests while they are in a room, and people for whom the site vouches. `id` is the LiveKit identity. */
export const people = pgTable(
  'people',
  {
    /** `g_<uuid>` or `p_<uuid>`. */
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['guest', 'person'] }).notNull(),
    /** `iss` and `sub` of the site's token; null for guests. */
    issuer: text('issuer'),
    subject: text('subject'),
    name: text('name').notNull(),
    avatarUrl: text('avatar_url'),
    caption: text('caption'),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [
    unique('people_issuer_subject').on(table.issuer, table.subject),
    check('people_kind', sql`${table.kind} in ('guest', 'person')`),
  ],
);

/** Groups that rooms belong to. Bans of a club's room hold for the whole club. */
export const clubs = pgTable('clubs', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull().unique('clubs_name'),
  title: text('title').notNull(),
  pictureUrl: text('picture_url'),
  /** Who may open rooms in it; null where only the operator may. */
  ownerId: text('owner_id').references((): AnyPgColumn => people.id, { onDelete: 'set null' }),
  createdAt: time('created_at').notNull(),
});

/** Talks. What stays after the end is here and nowhere else. */
export const rooms = pgTable(
  'rooms',
  {
    id: uuid('id').primaryKey(),
    /** Also LiveKit's name of the room; never used twice. */
    name: text('name').notNull().unique('rooms_name'),
    title: text('title').notNull(),
    state: text('state', { enum: ['scheduled', 'live', 'ended'] }).notNull(),
    clubId: uuid('club_id').references(() => clubs.id),
    topic: text('topic'),
    language: text('language').notNull(),
    handPolicy: text('hand_policy', { enum: ['off', 'everyone', 'followed'] }).notNull(),
    capacity: integer('capacity').notNull(),
    startsAt: time('starts_at'),
    startedAt: time('started_at'),
    endedAt: time('ended_at'),
    /** How many different people listened or spoke; set at the end. */
    attendance: integer('attendance'),
    createdAt: time('created_at').notNull(),
    /** Versions of what pages hold copies of; bumped in the transaction of the change. */
    vRoom: counter('v_room'),
    vStage: counter('v_stage'),
    vHands: counter('v_hands'),
    /** Number of the last hand raised: the order of the queue. */
    handSeq: counter('hand_seq'),
  },
  (table) => [
    index('rooms_state_created').on(table.state, table.createdAt, table.id),
    index('rooms_state_starts').on(table.state, table.startsAt, table.id),
    index('rooms_club').on(table.clubId, table.state),
    check('rooms_state', sql`${table.state} in ('scheduled', 'live', 'ended')`),
    check('rooms_hand_policy', sql`${table.handPolicy} in ('off', 'everyone', 'followed')`),
    check('rooms_capacity', sql`${table.capacity} >= 2`),
  ],
);

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
  },
  (table) => [
    primaryKey({ name: 'members_pkey', columns: [table.roomId, table.personId] }),
    index('members_person').on(table.personId),
    index('members_present')
      .on(table.roomId, table.joinedAt, table.personId)
      .where(sql`${table.present}`),
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
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('blocks_room_person').on(table.roomId, table.personId),
    uniqueIndex('blocks_club_person').on(table.clubId, table.personId),
    check('blocks_scope', sql`(${table.roomId} is null) <> (${table.clubId} is null)`),
    check('blocks_kind', sql`${table.kind} in ('removed', 'banned')`),
  ],
);

/** Who follows whom; lasting. */
export const follows = pgTable(
  'follows',
  {
    followerId: text('follower_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'follows_pkey', columns: [table.followerId, table.personId] }),
    index('follows_person').on(table.personId),
  ],
);

/** Webhooks that were handled, so that each is handled once. Rows older than a webhook may be can go. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: text('id').primaryKey(),
    receivedAt: time('received_at').notNull(),
  },
  (table) => [index('webhook_events_received').on(table.receivedAt)],
);
