ALTER TABLE "people" ADD COLUMN "handle" text;
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "bio" text;
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "languages" text[] NOT NULL DEFAULT '{}';
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "topics" text[] NOT NULL DEFAULT '{}';
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "links" jsonb NOT NULL DEFAULT '[]';
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "follower_count" bigint NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "following_count" bigint NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_handle" UNIQUE ("handle");
--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_counts" CHECK ("follower_count" >= 0 AND "following_count" >= 0);
--> statement-breakpoint
UPDATE "people" SET
  "follower_count" = (SELECT count(*) FROM "follows" WHERE "person_id" = "people"."id"),
  "following_count" = (SELECT count(*) FROM "follows" WHERE "follower_id" = "people"."id");
--> statement-breakpoint
DROP INDEX "follows_person";
--> statement-breakpoint
CREATE INDEX "follows_person" ON "follows" ("person_id", "created_at", "follower_id");
--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "description" text;
--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "topic" text;
--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "language" text;
--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "links" jsonb NOT NULL DEFAULT '[]';
--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "access" text NOT NULL DEFAULT 'open';
--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "follower_count" bigint NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "member_count" bigint NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "clubs" ADD COLUMN "pending_count" bigint NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "clubs" ADD CONSTRAINT "clubs_access" CHECK ("access" IN ('open', 'approval', 'invitation', 'hidden'));
--> statement-breakpoint
ALTER TABLE "clubs" ADD CONSTRAINT "clubs_counts"
  CHECK ("follower_count" >= 0 AND "member_count" >= 0 AND "pending_count" >= 0);
--> statement-breakpoint
CREATE INDEX "clubs_topic" ON "clubs" ("topic", "follower_count", "id");
--> statement-breakpoint
CREATE INDEX "clubs_followed" ON "clubs" ("follower_count", "id");
--> statement-breakpoint
CREATE TABLE "club_members" (
  "club_id" uuid NOT NULL REFERENCES "clubs" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
  "role" text NOT NULL,
  "note" text,
  "since" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "club_members_pkey" PRIMARY KEY ("club_id", "person_id"),
  CONSTRAINT "club_members_role" CHECK ("role" IN ('pending', 'member', 'leader', 'admin'))
);
--> statement-breakpoint
CREATE INDEX "club_members_list" ON "club_members" ("club_id", "role", "since", "person_id");
--> statement-breakpoint
CREATE INDEX "club_members_person" ON "club_members" ("person_id");
--> statement-breakpoint
INSERT INTO "club_members" ("club_id", "person_id", "role", "since")
  SELECT "id", "owner_id", 'admin', "created_at" FROM "clubs" WHERE "owner_id" IS NOT NULL;
--> statement-breakpoint
UPDATE "clubs" SET "member_count" = 1 WHERE "owner_id" IS NOT NULL;
--> statement-breakpoint
CREATE TABLE "club_follows" (
  "club_id" uuid NOT NULL REFERENCES "clubs" ("id") ON DELETE CASCADE,
  "follower_id" text NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
  "created_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "club_follows_pkey" PRIMARY KEY ("follower_id", "club_id")
);
--> statement-breakpoint
CREATE INDEX "club_follows_list" ON "club_follows" ("club_id", "created_at", "follower_id");
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "description" text;
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "access" text NOT NULL DEFAULT 'open';
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "recording" boolean NOT NULL DEFAULT false;
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "minutes" integer NOT NULL DEFAULT 60;
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "calendar_seq" integer NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "calendar_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "cancelled_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "coming" integer NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_access" CHECK ("access" IN ('open', 'invitation', 'hidden'));
--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_minutes" CHECK ("minutes" BETWEEN 5 AND 1440);
--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_coming" CHECK ("coming" >= 0);
--> statement-breakpoint
CREATE INDEX "rooms_club_starts" ON "rooms" ("club_id", "starts_at");
--> statement-breakpoint
CREATE INDEX "rooms_topic" ON "rooms" ("state", "topic");
--> statement-breakpoint
CREATE TABLE "topics" (
  "slug" text PRIMARY KEY,
  "parent" text REFERENCES "topics" ("slug") ON DELETE CASCADE,
  "names" jsonb NOT NULL,
  "position" integer NOT NULL DEFAULT 0,
  CONSTRAINT "topics_english" CHECK ("names" ? 'en')
);
--> statement-breakpoint
CREATE INDEX "topics_parent" ON "topics" ("parent", "position");
--> statement-breakpoint
CREATE TABLE "contacts" (
  "id" uuid PRIMARY KEY,
  "person_id" text NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
  "key" uuid NOT NULL,
  "name" text NOT NULL,
  "reach" text NOT NULL,
  "message" text NOT NULL,
  "consent_at" timestamp (3) with time zone NOT NULL,
  "room" text,
  "created_at" timestamp (3) with time zone NOT NULL,
  "done_at" timestamp (3) with time zone,
  CONSTRAINT "contacts_key" UNIQUE ("key")
);
--> statement-breakpoint
CREATE INDEX "contacts_list" ON "contacts" ("person_id", "created_at", "id");
--> statement-breakpoint
CREATE INDEX "contacts_open" ON "contacts" ("person_id", "created_at", "id") WHERE "done_at" IS NULL;
--> statement-breakpoint
CREATE TABLE "deliveries" (
  "id" uuid PRIMARY KEY,
  "type" text NOT NULL,
  "payload" jsonb NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  "attempts" integer NOT NULL DEFAULT 0,
  "next_at" timestamp (3) with time zone,
  "delivered_at" timestamp (3) with time zone,
  "dead_at" timestamp (3) with time zone,
  "problem" text,
  CONSTRAINT "deliveries_done" CHECK ("delivered_at" IS NULL OR "dead_at" IS NULL)
);
--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" ("next_at") WHERE "next_at" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "deliveries_dead" ON "deliveries" ("dead_at") WHERE "dead_at" IS NOT NULL;
--> statement-breakpoint
CREATE TABLE "reminders" (
  "room_id" uuid NOT NULL REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
  "created_at" timestamp (3) with time zone NOT NULL,
  "email" text,
  "language" text NOT NULL,
  "due_at" timestamp (3) with time zone,
  "attempts" integer NOT NULL DEFAULT 0,
  CONSTRAINT "reminders_pkey" PRIMARY KEY ("room_id", "person_id")
);
--> statement-breakpoint
CREATE INDEX "reminders_person" ON "reminders" ("person_id");
--> statement-breakpoint
CREATE INDEX "reminders_due" ON "reminders" ("due_at") WHERE "due_at" IS NOT NULL;
--> statement-breakpoint
CREATE TABLE "invitations" (
  "id" uuid PRIMARY KEY,
  "code_hash" bytea NOT NULL,
  "room_id" uuid REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "club_id" uuid REFERENCES "clubs" ("id") ON DELETE CASCADE,
  "person_id" text REFERENCES "people" ("id") ON DELETE CASCADE,
  "created_by" text,
  "label" text,
  "uses_max" integer NOT NULL,
  "uses" integer NOT NULL DEFAULT 0,
  "created_at" timestamp (3) with time zone NOT NULL,
  "expires_at" timestamp (3) with time zone,
  "revoked_at" timestamp (3) with time zone,
  CONSTRAINT "invitations_code" UNIQUE ("code_hash"),
  CONSTRAINT "invitations_scope" CHECK (("room_id" IS NULL) <> ("club_id" IS NULL)),
  CONSTRAINT "invitations_uses" CHECK ("uses" >= 0 AND "uses" <= "uses_max")
);
--> statement-breakpoint
CREATE INDEX "invitations_room" ON "invitations" ("room_id", "created_at");
--> statement-breakpoint
CREATE INDEX "invitations_club" ON "invitations" ("club_id", "created_at");
--> statement-breakpoint
CREATE INDEX "invitations_person" ON "invitations" ("person_id");
--> statement-breakpoint
CREATE TABLE "invitation_uses" (
  "invitation_id" uuid NOT NULL REFERENCES "invitations" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL,
  "used_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "invitation_uses_pkey" PRIMARY KEY ("invitation_id", "person_id")
);
--> statement-breakpoint
CREATE TABLE "admissions" (
  "room_id" uuid NOT NULL REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "admissions_pkey" PRIMARY KEY ("room_id", "person_id")
);
