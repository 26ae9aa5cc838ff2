ALTER TABLE "rooms" ADD COLUMN "reaction_policy" text NOT NULL DEFAULT 'everyone';--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_reaction_policy" CHECK ("reaction_policy" IN ('everyone', 'off'));
