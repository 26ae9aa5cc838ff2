/** The tables, as Drizzle knows them. `migrations/` makes them; a test compares the two. */
export * from './schema/clubs.ts';
export * from './schema/contacts.ts';
export * from './schema/invitations.ts';
export * from './schema/members.ts';
export * from './schema/people.ts';
export * from './schema/recordings.ts';
export * from './schema/questions.ts';
export * from './schema/reminders.ts';
export * from './schema/rooms.ts';
export * from './schema/running.ts';
export * from './schema/topics.ts';
export * from './schema/webhooks.ts';
