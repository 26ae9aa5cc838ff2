import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { clubs } from './clubs.ts';
import { counter, time } from './columns.ts';

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
    /** Slug of a topic, or a word of the host's own. */
    topic: text('topic'),
    description: text('description'),
    /** `invitation`: listed, and entered by those invited; `hidden`: besides unknown to all others. */
    access: text('access', { enum: ['open', 'invitation', 'hidden'] })
      .notNull()
      .default('open'),
    /** Whether the host wants the talk recorded; asked again, and told to all, when it begins. */
    recording: boolean('recording').notNull().default(false),
    /**
     * What became of the wish. `saving` is over and not yet whole; `failed` is wanted, and tried again; `kept` may go on
     * while the room is live.
     */
    recordingState: text('recording_state', {
      enum: ['off', 'announced', 'recording', 'failed', 'saving', 'kept', 'deleted'],
    })
      .notNull()
      .default('off'),
    /** When an announced recording begins, or the state began. */
    recordingAt: time('recording_at'),
    language: text('language').notNull(),
    handPolicy: text('hand_policy', { enum: ['off', 'everyone', 'followed'] }).notNull(),
    reactionPolicy: text('reaction_policy', { enum: ['everyone', 'off'] })
      .notNull()
      .default('everyone'),
    capacity: integer('capacity').notNull(),
    startsAt: time('starts_at'),
    /** How long a scheduled talk is meant to be. */
    minutes: integer('minutes').notNull().default(60),
    /** iCalendar's SEQUENCE: raised with each change that a calendar must hear of; and when that was. */
    calendarSeq: integer('calendar_seq').notNull().default(0),
    calendarAt: time('calendar_at'),
    /** When the talk was to begin before it was moved; the first of these times. */
    movedFrom: time('moved_from'),
    /** A scheduled talk that will not be; its state is `ended`. */
    cancelledAt: time('cancelled_at'),
    /** How many said that they come; kept in the transaction of each reminder. */
    coming: integer('coming').notNull().default(0),
    startedAt: time('started_at'),
    endedAt: time('ended_at'),
    /** Why it ended, where nobody ended it: its host was gone, and there was nobody to run it. */
    endedAs: text('ended_as', { enum: ['host_gone'] }),
    /** Nobody new comes in. */
    locked: boolean('locked').notNull().default(false),
    /** How the queue of hands is sorted. */
    handOrder: text('hand_order', { enum: ['raised', 'least_on_stage'] })
      .notNull()
      .default('raised'),
    /** While the host is gone: until when the room waits for them, before it passes to a moderator or ends. */
    hostAwaitedUntil: time('host_awaited_until'),
    /** How many different people listened or spoke; set at the end. */
    attendance: integer('attendance'),
    createdAt: time('created_at').notNull(),
    /** Versions of what pages hold copies of; bumped in the transaction of the change. */
    vRoom: counter('v_room'),
    vStage: counter('v_stage'),
    vHands: counter('v_hands'),
    /** Number of the last hand raised: the order of the queue. */
    handSeq: counter('hand_seq'),
    /** Number of the last question asked. */
    questionSeq: counter('question_seq'),
  },
  (table) => [
    index('rooms_state_created').on(table.state, table.createdAt, table.id),
    index('rooms_state_starts').on(table.state, table.startsAt, table.id),
    index('rooms_club').on(table.clubId, table.state),
    index('rooms_club_starts').on(table.clubId, table.startsAt),
    index('rooms_club_live')
      .on(table.clubId, table.startedAt)
      .where(sql`${table.state} = 'live'`),
    index('rooms_club_next')
      .on(table.clubId, table.startsAt)
      .where(sql`${table.state} = 'scheduled'`),
    index('rooms_host_awaited')
      .on(table.hostAwaitedUntil)
      .where(sql`${table.hostAwaitedUntil} is not null`),
    index('rooms_topic').on(table.state, table.topic),
    // As `ways` in repositories/hallway.ts writes it. Ended rooms are not searched.
    index('rooms_search_live')
      .using('gin', sql`hallway_words(${table.title} || ' ' || coalesce(${table.topic}, ''))`)
      .where(sql`${table.state} = 'live'`),
    index('rooms_search_scheduled')
      .using('gin', sql`hallway_words(${table.title} || ' ' || coalesce(${table.topic}, ''))`)
      .where(sql`${table.state} = 'scheduled'`),
    check('rooms_access', sql`${table.access} in ('open', 'invitation', 'hidden')`),
    check('rooms_minutes', sql`${table.minutes} between 5 and 1440`),
    check('rooms_coming', sql`${table.coming} >= 0`),
    check(
      'rooms_recording_state',
      sql`${table.recordingState} in ('off', 'announced', 'recording', 'failed', 'saving', 'kept', 'deleted')`,
    ),
    check('rooms_state', sql`${table.state} in ('scheduled', 'live', 'ended')`),
    check('rooms_hand_policy', sql`${table.handPolicy} in ('off', 'everyone', 'followed')`),
    check('rooms_reaction_policy', sql`${table.reactionPolicy} in ('everyone', 'off')`),
    check('rooms_hand_order', sql`${table.handOrder} in ('raised', 'least_on_stage')`),
    check('rooms_ended_as', sql`${table.endedAs} in ('host_gone')`),
    check('rooms_capacity', sql`${table.capacity} >= 2`),
  ],
);
