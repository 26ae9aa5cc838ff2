-- One for each list: the words of all that comes are many times those of what is live.
DROP INDEX "rooms_search";
--> statement-breakpoint
CREATE INDEX "rooms_search_live" ON "rooms" USING gin ("hallway_words"("title" || ' ' || coalesce("topic", '')))
  WHERE "state" = 'live';
--> statement-breakpoint
CREATE INDEX "rooms_search_scheduled" ON "rooms" USING gin ("hallway_words"("title" || ' ' || coalesce("topic", '')))
  WHERE "state" = 'scheduled';
