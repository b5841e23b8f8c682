/**
 * Accounts with roles, groups, consents, privacy zones, dated profiles, the coach's inbox.
 * The owner becomes the admin with the oldest profile; every other profile becomes an account of its
 * own that nobody can sign in to until an admin hands over a one-time link.
 */
export const PEOPLE = `
ALTER TABLE person ADD COLUMN birth_month TEXT;
ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT 'fr';
ALTER TABLE person ADD COLUMN totp_secret TEXT;
ALTER TABLE person ADD COLUMN totp_confirmed_at REAL;
ALTER TABLE person ADD COLUMN totp_last_step INTEGER;
ALTER TABLE person ADD COLUMN disabled_at REAL;
UPDATE person SET role = 'admin';
ALTER TABLE rider ADD COLUMN person_id TEXT REFERENCES person;
ALTER TABLE rider ADD COLUMN keep_years INTEGER;
UPDATE rider SET person_id = (SELECT id FROM person)
  WHERE id = (SELECT id FROM rider ORDER BY created_at, id LIMIT 1);
INSERT INTO person (id, name, email, password_hash, role, created_at)
  SELECT lower(hex(randomblob(16))), name, 'rider-' || id || '@account.invalid', '', 'rider', created_at
  FROM rider WHERE person_id IS NULL;
UPDATE rider SET person_id =
  (SELECT id FROM person WHERE email = 'rider-' || rider.id || '@account.invalid')
  WHERE person_id IS NULL;
INSERT INTO rider (id, name, person_id, created_at)
  SELECT lower(hex(randomblob(16))), name, id, created_at FROM person
  WHERE id NOT IN (SELECT person_id FROM rider WHERE person_id IS NOT NULL);
CREATE UNIQUE INDEX rider_person ON rider (person_id);

ALTER TABLE session ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN agent TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN last_seen_at REAL;
DELETE FROM session;
CREATE TABLE recovery_code (
  person_id TEXT NOT NULL REFERENCES person ON DELETE CASCADE, code_hash TEXT NOT NULL, used_at REAL,
  PRIMARY KEY (person_id, code_hash)
) STRICT;
CREATE TABLE token (
  id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person ON DELETE CASCADE,
  name TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, scopes TEXT NOT NULL,
  created_at REAL NOT NULL, expires_at REAL NOT NULL, last_used_at REAL, revoked_at REAL
) STRICT;
CREATE TABLE password_link (
  token_hash TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person ON DELETE CASCADE,
  created_at REAL NOT NULL, expires_at REAL NOT NULL, used_at REAL
) STRICT;

CREATE TABLE riding_group (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, created_by TEXT NOT NULL,
  created_at REAL NOT NULL, deleted_at REAL
) STRICT;
-- One row a stay: who leaves and comes back has two.
CREATE TABLE membership (
  id INTEGER PRIMARY KEY AUTOINCREMENT, group_id TEXT NOT NULL REFERENCES riding_group,
  person_id TEXT NOT NULL REFERENCES person, capacity TEXT NOT NULL,
  joined_at REAL NOT NULL, left_at REAL
) STRICT;
CREATE UNIQUE INDEX membership_now ON membership (group_id, person_id) WHERE left_at IS NULL;
CREATE INDEX membership_person ON membership (person_id) WHERE left_at IS NULL;
CREATE TABLE invitation (
  id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
  group_id TEXT REFERENCES riding_group, capacity TEXT, name TEXT NOT NULL, email TEXT,
  invited_by TEXT NOT NULL, created_at REAL NOT NULL, expires_at REAL NOT NULL,
  accepted_at REAL, accepted_by TEXT, revoked_at REAL
) STRICT;

-- Never changed but for the guardian's word and the withdrawal: the history is the proof. Of one
-- purpose and subject the row with the highest number is what was said last.
CREATE TABLE consent (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  rider_id TEXT NOT NULL REFERENCES rider, purpose TEXT NOT NULL, subject TEXT,
  fields TEXT NOT NULL, may_upload INTEGER NOT NULL, text_version TEXT NOT NULL,
  given_at REAL NOT NULL, withdrawn_at REAL, guardian_at REAL, guardian_withdrawn_at REAL
) STRICT;
CREATE INDEX consent_rider ON consent (rider_id);
CREATE UNIQUE INDEX consent_now ON consent (rider_id, purpose, coalesce(subject, ''))
  WHERE withdrawn_at IS NULL;
CREATE INDEX consent_subject ON consent (subject) WHERE withdrawn_at IS NULL;
CREATE TABLE guardian_link (
  token_hash TEXT PRIMARY KEY, rider_id TEXT NOT NULL REFERENCES rider, created_by TEXT NOT NULL,
  guardian_name TEXT, created_at REAL NOT NULL, expires_at REAL NOT NULL, confirmed_at REAL
) STRICT;

-- Deleted zones stay until the rider is erased: the same place never gets a second offset.
CREATE TABLE privacy_zone (
  id TEXT PRIMARY KEY, rider_id TEXT NOT NULL REFERENCES rider, name TEXT NOT NULL,
  latitude REAL NOT NULL, longitude REAL NOT NULL, radius REAL NOT NULL,
  east REAL NOT NULL, north REAL NOT NULL, created_at REAL NOT NULL, deleted_at REAL
) STRICT;
CREATE INDEX privacy_zone_rider ON privacy_zone (rider_id);

CREATE TABLE profile_value (
  id TEXT PRIMARY KEY, rider_id TEXT NOT NULL REFERENCES rider, kind TEXT NOT NULL,
  valid_from TEXT, value REAL, bounds TEXT, created_at REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX profile_value_day ON profile_value (rider_id, kind, coalesce(valid_from, ''));
-- What was said without a date holds since ever.
INSERT INTO profile_value (id, rider_id, kind, value, created_at)
  SELECT lower(hex(randomblob(16))), rider.id, said.kind, said.value, rider.created_at
  FROM rider, (
    SELECT id, 'threshold' AS kind, threshold AS value FROM rider
    UNION ALL SELECT id, 'weight', weight FROM rider
    UNION ALL SELECT id, 'maximumHeartRate', maximum_heart_rate FROM rider
    UNION ALL SELECT id, 'thresholdHeartRate', threshold_heart_rate FROM rider
  ) AS said
  WHERE said.id = rider.id AND said.value IS NOT NULL;
ALTER TABLE rider DROP COLUMN threshold;
ALTER TABLE rider DROP COLUMN weight;
ALTER TABLE rider DROP COLUMN maximum_heart_rate;
ALTER TABLE rider DROP COLUMN threshold_heart_rate;

CREATE TABLE inbox_item (
  id TEXT PRIMARY KEY, coach_id TEXT NOT NULL REFERENCES person, kind TEXT NOT NULL,
  filename TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL, batch TEXT, parent TEXT,
  state TEXT NOT NULL, serial TEXT, device TEXT, athlete TEXT, started_at REAL,
  error_code TEXT, error_message TEXT, attempts INTEGER NOT NULL DEFAULT 0,
  created_at REAL NOT NULL, expires_at REAL NOT NULL
) STRICT;
CREATE INDEX inbox_coach ON inbox_item (coach_id, created_at);
CREATE INDEX inbox_hash ON inbox_item (hash);
CREATE INDEX inbox_new ON inbox_item (created_at) WHERE state = 'new';
CREATE TABLE known_owner (
  coach_id TEXT NOT NULL REFERENCES person, trait TEXT NOT NULL, value TEXT NOT NULL,
  rider_id TEXT NOT NULL REFERENCES rider, confirmed_at REAL NOT NULL,
  PRIMARY KEY (coach_id, trait, value, rider_id)
) STRICT;

-- What is left of an erased rider: that there was one, and whether the warehouse was rewritten since.
CREATE TABLE tombstone (
  rider_id TEXT PRIMARY KEY, person_id TEXT NOT NULL, erased_at REAL NOT NULL, rewritten_at REAL
) STRICT;
`;
