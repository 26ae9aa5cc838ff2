CREATE INDEX "reminders_people" ON "reminders" ("room_id", "created_at", "person_id") WHERE left("person_id", 1) = 'p';
--> statement-breakpoint
CREATE INDEX "reminders_email" ON "reminders" ("room_id", "email") WHERE "email" IS NOT NULL;
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "moved_from" timestamp (3) with time zone;
