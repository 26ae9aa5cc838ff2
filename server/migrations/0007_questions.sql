ALTER TABLE "rooms" ADD COLUMN "question_seq" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "invited_unnamed" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE TABLE "question_rules" (
  "room_id" uuid PRIMARY KEY REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "asking" boolean DEFAULT true NOT NULL,
  "anonymous" text DEFAULT 'nobody' NOT NULL,
  "approve_first" boolean DEFAULT false NOT NULL,
  "slow_seconds" integer DEFAULT 0 NOT NULL,
  "words" text[] DEFAULT '{}' NOT NULL,
  CONSTRAINT "question_rules_anonymous" CHECK ("anonymous" IN ('nobody', 'people', 'everyone')),
  CONSTRAINT "question_rules_slow" CHECK ("slow_seconds" >= 0)
);
--> statement-breakpoint
CREATE TABLE "questions" (
  "room_id" uuid NOT NULL REFERENCES "rooms" ("id") ON DELETE CASCADE,
  "number" integer NOT NULL,
  "person_id" text NOT NULL,
  "key" uuid NOT NULL,
  "text" text NOT NULL,
  "name" text,
  "avatar_url" text,
  "state" text NOT NULL,
  "votes" integer DEFAULT 0 NOT NULL,
  "voted_at" timestamp (3) with time zone,
  "created_at" timestamp (3) with time zone NOT NULL,
  "pinned_at" timestamp (3) with time zone,
  "answered_at" timestamp (3) with time zone,
  "answer" text,
  "reason" text,
  "note" text,
  "merged_into" integer,
  CONSTRAINT "questions_pkey" PRIMARY KEY ("room_id", "number"),
  CONSTRAINT "questions_key" UNIQUE ("room_id", "key"),
  CONSTRAINT "questions_state" CHECK ("state" IN ('waiting', 'open', 'answered', 'dismissed', 'merged')),
  CONSTRAINT "questions_votes" CHECK ("votes" >= 0),
  CONSTRAINT "questions_answered" CHECK (("state" = 'answered') = ("answered_at" IS NOT NULL)),
  CONSTRAINT "questions_dismissed" CHECK (("state" = 'dismissed') = ("reason" IS NOT NULL)),
  CONSTRAINT "questions_merged" CHECK (("state" = 'merged') = ("merged_into" IS NOT NULL))
) WITH (fillfactor = 50);
--> statement-breakpoint
CREATE INDEX "questions_person" ON "questions" ("person_id", "room_id", "number");
--> statement-breakpoint
CREATE TABLE "question_votes" (
  "room_id" uuid NOT NULL,
  "number" integer NOT NULL,
  "person_id" text NOT NULL,
  CONSTRAINT "question_votes_pkey" PRIMARY KEY ("room_id", "number", "person_id"),
  CONSTRAINT "question_votes_question" FOREIGN KEY ("room_id", "number")
    REFERENCES "questions" ("room_id", "number") ON DELETE CASCADE
);
--> statement-breakpoint
CREATE INDEX "question_votes_person" ON "question_votes" ("person_id", "room_id", "number");
