import { sql } from 'drizzle-orm';
import { check, customType, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { clubs } from './clubs.ts';
import { time } from './columns.ts';
import { people } from './people.ts';
import { rooms } from './rooms.ts';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** What lets its holder into a closed room or club. The code itself is nowhere but with those who hold it. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').primaryKey(),
    /** SHA-256 of the code. */
    codeHash: bytes('code_hash').notNull().unique('invitations_code'),
    roomId: uuid('room_id').references(() => rooms.id, { onDelete: 'cascade' }),
    clubId: uuid('club_id').references(() => clubs.id, { onDelete: 'cascade' }),
    /** Whom alone it lets in; null for anybody. */
    personId: text('person_id').references(() => people.id, { onDelete: 'cascade' }),
    createdBy: text('created_by'),
    /** What its maker calls it. */
    label: text('label'),
    usesMax: integer('uses_max').notNull(),
    uses: integer('uses').notNull().default(0),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at'),
    revokedAt: time('revoked_at'),
  },
  (table) => [
    index('invitations_room').on(table.roomId, table.createdAt),
    index('invitations_club').on(table.clubId, table.createdAt),
    index('invitations_person').on(table.personId),
    check('invitations_scope', sql`(${table.roomId} is null) <> (${table.clubId} is null)`),
    check('invitations_uses', sql`${table.uses} >= 0 and ${table.uses} <= ${table.usesMax}`),
  ],
);

/** Who used which invitation: the same person twice is one use. */
export const invitationUses = pgTable(
  'invitation_uses',
  {
    invitationId: uuid('invitation_id')
      .notNull()
      .references(() => invitations.id, { onDelete: 'cascade' }),
    /** No reference: a guest's row may go. */
    personId: text('person_id').notNull(),
    usedAt: time('used_at').notNull(),
  },
  (table) => [primaryKey({ name: 'invitation_uses_pkey', columns: [table.invitationId, table.personId] })],
);

/** Who may enter a room that is not open to all. Deleted when it ends. */
export const admissions = pgTable(
  'admissions',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    /** No reference: a guest may be let in before they are anywhere. */
    personId: text('person_id').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'admissions_pkey', columns: [table.roomId, table.personId] }),
    index('admissions_person').on(table.personId),
  ],
);
