ALTER TABLE "people" ADD COLUMN "takes_contacts" boolean NOT NULL DEFAULT true;
