ALTER TABLE "rooms" ADD COLUMN "locked" boolean NOT NULL DEFAULT false;
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "hand_order" text NOT NULL DEFAULT 'raised';
--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_hand_order" CHECK ("hand_order" IN ('raised', 'least_on_stage'));
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "host_awaited_until" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "ended_as" text;
--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_ended_as" CHECK ("ended_as" IN ('host_gone'));
--> statement-breakpoint
CREATE INDEX "rooms_host_awaited" ON "rooms" ("host_awaited_until") WHERE "host_awaited_until" IS NOT NULL;
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "stage_ms" bigint NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "blocks" ADD COLUMN "name" text;
--> statement-breakpoint
CREATE TABLE "room_log" (
  "seq" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "room_id" uuid NOT NULL REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "at" timestamp (3) with time zone NOT NULL,
  "actor_id" text,
  "act" text NOT NULL,
  "person_id" text,
  "detail" text
);
--> statement-breakpoint
CREATE INDEX "room_log_room" ON "room_log" ("room_id", "seq");
--> statement-breakpoint
CREATE TABLE "reports" (
  "id" uuid PRIMARY KEY,
  "room_id" uuid NOT NULL REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL,
  "reporter_id" text NOT NULL,
  "reporter_name" text NOT NULL,
  "reason" text NOT NULL,
  "message" text,
  "created_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "reports_once" UNIQUE ("room_id", "reporter_id", "person_id")
);
--> statement-breakpoint
CREATE INDEX "reports_list" ON "reports" ("room_id", "created_at", "id");
--> statement-breakpoint
CREATE INDEX "reports_reporter" ON "reports" ("reporter_id");
