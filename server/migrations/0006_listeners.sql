CREATE INDEX "members_listening" ON "members" ("room_id") WHERE "present" AND "listening" AND "role" = 'listener';
