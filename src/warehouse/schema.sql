-- A function of originals, ledger and analysis version: it may be deleted at any time and is made
-- again. No keys and no indexes: uniqueness is the ledger's, and zone maps prune what is inserted
-- in order of time. Missing = NULL, never 0 and never NaN. Times are seconds since 1970 UTC.

CREATE TABLE about (
  schema_version INTEGER NOT NULL,
  metric_ids VARCHAR NOT NULL,       -- JSON: the order of every `metrics` list
  curve_grid VARCHAR NOT NULL,       -- JSON: the durations in seconds of every `curve`
  effort_numbers VARCHAR NOT NULL    -- JSON: the order of the numbers in every `effort.detail`
);

-- Each column costs a commit and a question about as much, whatever is in it. Here are those that
-- questions filter, sort, search or sum by; all else is packed, see pack.ts.

CREATE TABLE ride (
  ride_id VARCHAR NOT NULL,
  upload_id VARCHAR NOT NULL,
  rider_id VARCHAR NOT NULL,
  analysis_version VARCHAR NOT NULL,
  packs_version VARCHAR NOT NULL,    -- of the packs that its efforts were looked for in
  view VARCHAR NOT NULL,             -- all, or a row for whole and one for visible
  zone_key VARCHAR NOT NULL,         -- of the privacy zones it was computed for; '' = none
  filename VARCHAR NOT NULL,
  title VARCHAR,
  start DOUBLE NOT NULL,
  bike_class VARCHAR NOT NULL,
  partial BOOLEAN NOT NULL,          -- salvaged from a damaged file: in no record, in no sum
  metrics FLOAT[] NOT NULL,
  curve BLOB,                        -- floats: watts, then when they begin; NULL = no power
  summary VARCHAR NOT NULL,          -- JSON: what else lists show
  detail VARCHAR NOT NULL            -- JSON: what else is told of one ride
);

CREATE TABLE effort (
  ride_id VARCHAR NOT NULL,
  rider_id VARCHAR NOT NULL,
  view VARCHAR NOT NULL,             -- as the ride's, and so on
  zone_key VARCHAR NOT NULL,
  bike_class VARCHAR NOT NULL,
  partial BOOLEAN NOT NULL,
  climb VARCHAR NOT NULL,
  variant VARCHAR NOT NULL,
  pack_version VARCHAR NOT NULL,
  number INTEGER NOT NULL,           -- of the ride's efforts on this variant, from 1
  began_at DOUBLE NOT NULL,          -- when the effort began
  start_second DOUBLE NOT NULL,      -- seconds since the start of the ride
  elapsed DOUBLE NOT NULL,
  uncertainty DOUBLE,
  vam DOUBLE,                        -- metres an hour
  detail VARCHAR NOT NULL            -- JSON: all that is told of it; see effort-detail.ts
);
