-- Letters without their marks and in lower case: so that "siauliai" finds "Šiauliai", whatever the database's locale.
CREATE FUNCTION "hallway_fold" ("value" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lower(translate("value",
    'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžØøŁłĐđı',
    'aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddeeeeeeeeeegggggggghhiiiiiiiiijjkkllllllnnnnnnoooooorrrrrrssssssssttttuuuuuuuuuuuuwwyyyzzzzzzoollddi'));
--> statement-breakpoint
-- Signs are gaps between words: else markup, addresses and names with hyphens would be words of their own kind.
CREATE FUNCTION "hallway_words" ("value" text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector('simple'::regconfig, translate("hallway_fold"("value"),
    '!"#$%&()*+,-./:;<=>?@[\]^_`{|}~',
    '                               '));
--> statement-breakpoint
CREATE INDEX "rooms_search" ON "rooms" USING gin ("hallway_words"("title" || ' ' || coalesce("topic", '')))
  WHERE "state" <> 'ended';
--> statement-breakpoint
CREATE INDEX "clubs_search" ON "clubs" USING gin ("hallway_words"("title" || ' ' || "name"));
--> statement-breakpoint
INSERT INTO "topics" ("slug", "parent", "names", "position") VALUES
  ('music', NULL, '{"en": "Music", "lt": "Muzika"}', 0),
  ('jazz', 'music', '{"en": "Jazz", "lt": "Džiazas"}', 0),
  ('music-theory', 'music', '{"en": "Music theory", "lt": "Muzikos teorija"}', 1),
  ('books', NULL, '{"en": "Books", "lt": "Knygos"}', 1),
  ('culture', NULL, '{"en": "Arts and culture", "lt": "Menas ir kultūra"}', 2),
  ('film', 'culture', '{"en": "Film", "lt": "Kinas"}', 0),
  ('science', NULL, '{"en": "Science", "lt": "Mokslas"}', 3),
  ('technology', NULL, '{"en": "Technology", "lt": "Technologijos"}', 4),
  ('engineering', 'technology', '{"en": "Engineering", "lt": "Inžinerija"}', 0),
  ('open-data', 'technology', '{"en": "Open data", "lt": "Atvirieji duomenys"}', 1),
  ('nature', NULL, '{"en": "Nature", "lt": "Gamta"}', 5),
  ('urban-nature', 'nature', '{"en": "Urban nature", "lt": "Miesto gamta"}', 0),
  ('health', NULL, '{"en": "Health", "lt": "Sveikata"}', 6),
  ('education', NULL, '{"en": "Education", "lt": "Švietimas"}', 7),
  ('languages', NULL, '{"en": "Languages", "lt": "Kalbos"}', 8),
  ('business', NULL, '{"en": "Business", "lt": "Verslas"}', 9),
  ('society', NULL, '{"en": "Society", "lt": "Visuomenė"}', 10),
  ('sport', NULL, '{"en": "Sport", "lt": "Sportas"}', 11)
ON CONFLICT DO NOTHING;
