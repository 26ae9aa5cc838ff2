ALTER TABLE "club_follows" ADD COLUMN "campaign" jsonb;
--> statement-breakpoint
ALTER TABLE "follows" ADD COLUMN "campaign" jsonb;
--> statement-breakpoint
ALTER TABLE "reminders" ADD COLUMN "campaign" jsonb;
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "campaign" jsonb;
--> statement-breakpoint
CREATE INDEX "club_follows_campaign" ON "club_follows" ("club_id") WHERE "campaign" IS NOT NULL;
