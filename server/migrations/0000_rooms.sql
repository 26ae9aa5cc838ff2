CREATE TABLE "people" (
  "id" text PRIMARY KEY,
  "kind" text NOT NULL,
  "issuer" text,
  "subject" text,
  "name" text NOT NULL,
  "avatar_url" text,
  "caption" text,
  "created_at" timestamp (3) with time zone NOT NULL,
  "updated_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "people_issuer_subject" UNIQUE ("issuer", "subject"),
  CONSTRAINT "people_kind" CHECK ("kind" IN ('guest', 'person'))
);
--> statement-breakpoint
CREATE TABLE "clubs" (
  "id" uuid PRIMARY KEY,
  "name" text NOT NULL,
  "title" text NOT NULL,
  "picture_url" text,
  "owner_id" text REFERENCES "people" ("id") ON DELETE SET NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "clubs_name" UNIQUE ("name")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
  "id" uuid PRIMARY KEY,
  "name" text NOT NULL,
  "title" text NOT NULL,
  "state" text NOT NULL,
  "club_id" uuid REFERENCES "clubs" ("id"),
  "topic" text,
  "language" text NOT NULL,
  "hand_policy" text NOT NULL,
  "capacity" integer NOT NULL,
  "starts_at" timestamp (3) with time zone,
  "started_at" timestamp (3) with time zone,
  "ended_at" timestamp (3) with time zone,
  "attendance" integer,
  "created_at" timestamp (3) with time zone NOT NULL,
  "v_room" bigint NOT NULL DEFAULT 0,
  "v_stage" bigint NOT NULL DEFAULT 0,
  "v_hands" bigint NOT NULL DEFAULT 0,
  "hand_seq" bigint NOT NULL DEFAULT 0,
  CONSTRAINT "rooms_name" UNIQUE ("name"),
  CONSTRAINT "rooms_state" CHECK ("state" IN ('scheduled', 'live', 'ended')),
  CONSTRAINT "rooms_hand_policy" CHECK ("hand_policy" IN ('off', 'everyone', 'followed')),
  CONSTRAINT "rooms_capacity" CHECK ("capacity" >= 2)
);
--> statement-breakpoint
CREATE INDEX "rooms_state_created" ON "rooms" ("state", "created_at", "id");
--> statement-breakpoint
CREATE INDEX "rooms_state_starts" ON "rooms" ("state", "starts_at", "id");
--> statement-breakpoint
CREATE INDEX "rooms_club" ON "rooms" ("club_id", "state");
--> statement-breakpoint
CREATE TABLE "members" (
  "room_id" uuid NOT NULL REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL REFERENCES "people" ("id"),
  "role" text NOT NULL,
  "stage_at" timestamp (3) with time zone,
  "present" boolean NOT NULL DEFAULT false,
  "listening" boolean NOT NULL DEFAULT false,
  "attended" boolean NOT NULL DEFAULT false,
  "muted" boolean NOT NULL DEFAULT true,
  "seat_until" timestamp (3) with time zone,
  "joined_at" timestamp (3) with time zone,
  "participant_sid" text,
  "participant_joined_at" timestamp (3) with time zone,
  "left_sid" text,
  "left_at" timestamp (3) with time zone,
  "invited_at" timestamp (3) with time zone,
  "invited_by" text,
  CONSTRAINT "members_pkey" PRIMARY KEY ("room_id", "person_id"),
  CONSTRAINT "members_role" CHECK ("role" IN ('host', 'moderator', 'speaker', 'listener')),
  CONSTRAINT "members_stage_at" CHECK (("role" = 'listener') = ("stage_at" IS NULL))
);
--> statement-breakpoint
CREATE INDEX "members_person" ON "members" ("person_id");
--> statement-breakpoint
CREATE INDEX "members_present" ON "members" ("room_id", "joined_at", "person_id") WHERE "present";
--> statement-breakpoint
CREATE INDEX "members_absent" ON "members" ("room_id", "left_at") WHERE "left_at" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "members_stage" ON "members" ("room_id") WHERE "role" <> 'listener';
--> statement-breakpoint
CREATE INDEX "members_seats" ON "members" ("room_id", "seat_until") WHERE "seat_until" IS NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX "members_one_host" ON "members" ("room_id") WHERE "role" = 'host';
--> statement-breakpoint
CREATE TABLE "hands" (
  "room_id" uuid NOT NULL,
  "person_id" text NOT NULL,
  "seq" bigint NOT NULL,
  "raised_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "hands_pkey" PRIMARY KEY ("room_id", "person_id"),
  CONSTRAINT "hands_member" FOREIGN KEY ("room_id", "person_id")
    REFERENCES "members" ("room_id", "person_id") ON DELETE CASCADE
);
--> statement-breakpoint
CREATE UNIQUE INDEX "hands_order" ON "hands" ("room_id", "seq");
--> statement-breakpoint
CREATE TABLE "blocks" (
  "id" uuid PRIMARY KEY,
  "room_id" uuid REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "club_id" uuid REFERENCES "clubs" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL,
  "kind" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "blocks_scope" CHECK (("room_id" IS NULL) <> ("club_id" IS NULL)),
  CONSTRAINT "blocks_kind" CHECK ("kind" IN ('removed', 'banned'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "blocks_room_person" ON "blocks" ("room_id", "person_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "blocks_club_person" ON "blocks" ("club_id", "person_id");
--> statement-breakpoint
CREATE TABLE "follows" (
  "follower_id" text NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE,
  "created_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "follows_pkey" PRIMARY KEY ("follower_id", "person_id")
);
--> statement-breakpoint
CREATE INDEX "follows_person" ON "follows" ("person_id");
--> statement-breakpoint
CREATE TABLE "webhook_events" (
  "id" text PRIMARY KEY,
  "received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "webhook_events_received" ON "webhook_events" ("received_at");
