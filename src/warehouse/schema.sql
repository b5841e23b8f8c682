-- A function of originals, ledger and analysis version: it may be deleted at any time and is made
-- again. No keys and no indexes: uniqueness is the ledger's, and zone maps prune what is inserted
-- in order of time. Missing = NULL, never 0 and never NaN. Times are seconds since 1970 UTC.

CREATE TABLE about (
  schema_version INTEGER NOT NULL,
  metric_ids VARCHAR NOT NULL,       -- JSON: the order of every `metrics` list
  curve_grid VARCHAR NOT NULL        -- JSON: the durations in seconds of every `curve` list
);

CREATE TABLE ride (
  ride_id VARCHAR NOT NULL,
  upload_id VARCHAR NOT NULL,
  rider_id VARCHAR NOT NULL,
  analysis_version VARCHAR NOT NULL,
  packs_version VARCHAR NOT NULL,    -- of the packs that its efforts were looked for in
  view VARCHAR NOT NULL,             -- all, or a row for whole and one for visible
  zone_key VARCHAR NOT NULL,         -- of the privacy zones it was computed for; '' = none
  filename VARCHAR NOT NULL,
  part INTEGER NOT NULL,             -- session inside the file from 1; 0 = the file holds one
  start DOUBLE NOT NULL,
  utc_offset INTEGER,                -- seconds, of the local time; NULL = the file does not tell
  seconds INTEGER NOT NULL,
  format VARCHAR NOT NULL,
  sport VARCHAR NOT NULL,
  sub_sport VARCHAR,
  bike_class VARCHAR NOT NULL,
  bike_class_from VARCHAR NOT NULL,
  bike_note VARCHAR,
  title VARCHAR,
  creator VARCHAR,
  partial BOOLEAN NOT NULL,          -- salvaged from a damaged file: in no record, in no sum
  records INTEGER NOT NULL,
  altitude_source VARCHAR,
  metrics FLOAT[] NOT NULL,
  curve FLOAT[],                     -- watts; NULL = no power
  curve_starts INTEGER[],            -- seconds since the start of the ride
  climbs VARCHAR NOT NULL,           -- JSON [{climb, variant, elapsed}], for lists
  unnamed_climbs VARCHAR NOT NULL,   -- JSON: those that no pack knows
  note_count INTEGER NOT NULL,
  notes VARCHAR NOT NULL,            -- JSON from here on
  laps VARCHAR NOT NULL,
  zones VARCHAR NOT NULL,
  bests VARCHAR NOT NULL,
  pauses VARCHAR NOT NULL,
  totals VARCHAR NOT NULL,
  devices VARCHAR NOT NULL
);

CREATE TABLE effort (
  ride_id VARCHAR NOT NULL,
  upload_id VARCHAR NOT NULL,
  rider_id VARCHAR NOT NULL,
  view VARCHAR NOT NULL,             -- as the ride's
  zone_key VARCHAR NOT NULL,
  bike_class VARCHAR NOT NULL,
  partial BOOLEAN NOT NULL,
  climb VARCHAR NOT NULL,
  variant VARCHAR NOT NULL,
  territory VARCHAR NOT NULL,
  number INTEGER NOT NULL,           -- of the ride's efforts on this variant, from 1
  pack_version VARCHAR NOT NULL,
  began_at DOUBLE NOT NULL,          -- when the effort began
  start_second DOUBLE NOT NULL,      -- seconds since the start of the ride
  end_second DOUBLE NOT NULL,
  elapsed DOUBLE NOT NULL,
  uncertainty FLOAT,
  start_uncertainty FLOAT,
  end_uncertainty FLOAT,
  start_distance FLOAT,
  end_distance FLOAT,
  moving FLOAT,
  average_power FLOAT,
  weighted_power FLOAT,
  average_heart_rate FLOAT,
  average_cadence FLOAT,
  average_temperature FLOAT,
  vam FLOAT,                         -- metres an hour
  vam_moving FLOAT,
  watts_per_kilogram FLOAT,
  work FLOAT,
  w_prime_spent FLOAT,
  estimated_power FLOAT,             -- by physics; in no record, in no sum
  normalised_elapsed FLOAT,          -- in standard air
  splits VARCHAR NOT NULL,           -- JSON [{gate, elapsed, leg, uncertainty}]
  mesh FLOAT[] NOT NULL              -- seconds to every 100 m, and to the end
);
