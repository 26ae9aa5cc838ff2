CREATE INDEX "rooms_club_live" ON "rooms" ("club_id", "started_at") WHERE "state" = 'live';
--> statement-breakpoint
CREATE INDEX "rooms_club_next" ON "rooms" ("club_id", "starts_at") WHERE "state" = 'scheduled';
--> statement-breakpoint
CREATE INDEX "admissions_person" ON "admissions" ("person_id");
