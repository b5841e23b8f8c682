/** Riders, their files and rides, the work on them, and one owner. */
export const RIDES = `
CREATE TABLE person (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL COLLATE NOCASE UNIQUE,
  password_hash TEXT NOT NULL, role TEXT NOT NULL, created_at REAL NOT NULL
) STRICT;
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person ON DELETE CASCADE,
  created_at REAL NOT NULL, expires_at REAL NOT NULL
) STRICT;
CREATE TABLE setup_link (
  token_hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, created_at REAL NOT NULL,
  expires_at REAL NOT NULL, used_at REAL
) STRICT;
CREATE TABLE rider (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, threshold REAL, weight REAL,
  maximum_heart_rate REAL, threshold_heart_rate REAL, created_at REAL NOT NULL
) STRICT;
CREATE TABLE upload (
  id TEXT PRIMARY KEY, batch TEXT, parent TEXT REFERENCES upload, kind TEXT NOT NULL,
  filename TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL,
  rider_id TEXT NOT NULL REFERENCES rider, uploaded_by TEXT NOT NULL, title TEXT, state TEXT NOT NULL,
  duplicate_of TEXT REFERENCES upload, error_code TEXT, error_message TEXT,
  notes TEXT, entries INTEGER,
  skipped INTEGER, broken INTEGER, created_at REAL NOT NULL, deleted_at REAL
) STRICT;
-- One live upload of the same content a rider; failed ones may be tried again, and an archive
-- may be opened again once it is done (its entries are checked one by one).
CREATE UNIQUE INDEX upload_content ON upload (rider_id, hash) WHERE deleted_at IS NULL
  AND (state IN ('queued', 'running') OR (state = 'done' AND kind = 'file'));
CREATE INDEX upload_hash ON upload (hash);
CREATE INDEX upload_parent ON upload (parent, state, error_code) WHERE parent IS NOT NULL;
CREATE INDEX upload_created ON upload (created_at);
CREATE TABLE ride (
  id TEXT PRIMARY KEY, upload_id TEXT NOT NULL REFERENCES upload,
  rider_id TEXT NOT NULL REFERENCES rider, hash TEXT NOT NULL, part INTEGER NOT NULL,
  title TEXT, bike_class TEXT, bike_note TEXT, created_at REAL NOT NULL, deleted_at REAL
) STRICT;
CREATE UNIQUE INDEX ride_upload ON ride (upload_id, part);
CREATE INDEX ride_rider ON ride (rider_id);
CREATE TABLE job (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL,
  upload_id TEXT NOT NULL REFERENCES upload, state TEXT NOT NULL, attempts INTEGER NOT NULL,
  available_at REAL NOT NULL, last_error TEXT, created_at REAL NOT NULL
) STRICT;
CREATE INDEX job_state ON job (state, id);
CREATE UNIQUE INDEX job_queued ON job (upload_id) WHERE state = 'queued';
CREATE UNIQUE INDEX job_running ON job (upload_id) WHERE state IN ('running', 'storing');
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, actor TEXT NOT NULL,
  action TEXT NOT NULL, subject TEXT NOT NULL
) STRICT;
`;
