ALTER TABLE "rooms" ADD COLUMN "recording_state" text NOT NULL DEFAULT 'off';
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "recording_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_recording_state"
  CHECK ("recording_state" IN ('off', 'announced', 'recording', 'failed', 'saving', 'kept', 'deleted'));
--> statement-breakpoint
CREATE TABLE "recordings" (
  "id" uuid PRIMARY KEY,
  "room_id" uuid NOT NULL REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "host_id" text NOT NULL,
  "begins_at" timestamp (3) with time zone NOT NULL,
  "stopped_at" timestamp (3) with time zone,
  "settled_at" timestamp (3) with time zone,
  "expires_at" timestamp (3) with time zone,
  "segments" jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT "recordings_room" UNIQUE ("room_id")
);
--> statement-breakpoint
CREATE INDEX "recordings_open" ON "recordings" ("begins_at") WHERE "settled_at" IS NULL;
--> statement-breakpoint
CREATE INDEX "recordings_expires" ON "recordings" ("expires_at") WHERE "expires_at" IS NOT NULL;
--> statement-breakpoint
CREATE TABLE "recording_turns" (
  "id" uuid PRIMARY KEY,
  "recording_id" uuid NOT NULL REFERENCES "recordings" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL,
  "name" text NOT NULL,
  "from_at" timestamp (3) with time zone NOT NULL,
  "to_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "recording_turns_order" ON "recording_turns" ("recording_id", "from_at");
--> statement-breakpoint
CREATE TABLE "recording_questions" (
  "recording_id" uuid NOT NULL REFERENCES "recordings" ("id") ON DELETE CASCADE,
  "question_id" text NOT NULL,
  "question" text NOT NULL,
  "from_at" timestamp (3) with time zone NOT NULL,
  "to_at" timestamp (3) with time zone,
  CONSTRAINT "recording_questions_pkey" PRIMARY KEY ("recording_id", "question_id")
);
--> statement-breakpoint
CREATE TABLE "recording_captions" (
  "recording_id" uuid NOT NULL REFERENCES "recordings" ("id") ON DELETE CASCADE,
  "segment_id" text NOT NULL,
  "language" text NOT NULL,
  "person_id" text NOT NULL,
  "name" text NOT NULL,
  "caption" text NOT NULL,
  "from_at" timestamp (3) with time zone NOT NULL,
  "to_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "recording_captions_pkey" PRIMARY KEY ("recording_id", "segment_id", "language")
);
--> statement-breakpoint
CREATE TABLE "recording_listeners" (
  "recording_id" uuid NOT NULL REFERENCES "recordings" ("id") ON DELETE CASCADE,
  "person_id" text NOT NULL,
  CONSTRAINT "recording_listeners_pkey" PRIMARY KEY ("recording_id", "person_id")
);
