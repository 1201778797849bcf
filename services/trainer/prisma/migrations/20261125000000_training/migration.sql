-- A listener's named taste. Playlists are catalog's: here they are ids that may be gone.
CREATE TABLE tastes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner text NOT NULL,
  name text NOT NULL,
  likes uuid[] NOT NULL,
  dislikes uuid[] NOT NULL,
  idempotency_key text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (owner, idempotency_key)
);
CREATE INDEX ON tastes (owner, created_at DESC);

-- A training. Exists exactly when the transaction that made it, with its dataset and shards, has committed.
CREATE TABLE jobs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  taste_id uuid NOT NULL REFERENCES tastes ON DELETE CASCADE,
  owner text NOT NULL,
  state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  -- Counts the changes of the job; every cell result carries the revision it came with.
  revision integer NOT NULL DEFAULT 1,
  grid text NOT NULL CHECK (grid IN ('STANDARD', 'CURATOR_2021')),
  seed integer NOT NULL,
  cells_total integer NOT NULL,
  likes integer NOT NULL,
  dislikes integer NOT NULL,
  background boolean NOT NULL,
  contradictory integer NOT NULL,
  without_features integer NOT NULL,
  idempotency_key text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  failure text,
  UNIQUE (owner, idempotency_key)
);
CREATE INDEX ON jobs (taste_id, created_at DESC);
CREATE INDEX jobs_open ON jobs (created_at) WHERE state IN ('QUEUED', 'RUNNING');

-- What a job learns from, frozen when it was queued: every attempt sees the same rows.
CREATE TABLE datasets (
  job_id uuid PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
  -- float32, little-endian, column-major: nine features × rows.
  features bytea NOT NULL,
  -- One byte a row: 1 liked, 0 not.
  labels bytea NOT NULL,
  -- Recordings that the taste knows, which are never recommended to it.
  known uuid[] NOT NULL
);

-- Work for one worker slot at a time. attempt is the fencing token: what an older attempt writes changes nothing.
CREATE TABLE shards (
  job_id uuid NOT NULL REFERENCES jobs ON DELETE CASCADE,
  shard integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('SEARCH', 'FINAL')),
  -- Places in the job's grid; empty for the final step.
  cells integer[] NOT NULL,
  state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DONE')),
  attempt integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  last_error text,
  worker text,
  leased_until timestamptz(3),
  dispatched_at timestamptz(3),
  PRIMARY KEY (job_id, shard)
);
CREATE INDEX shards_pending ON shards (job_id) WHERE state = 'PENDING';

CREATE TABLE cell_results (
  job_id uuid NOT NULL REFERENCES jobs ON DELETE CASCADE,
  cell integer NOT NULL,
  accuracy double precision NOT NULL,
  roc_auc double precision NOT NULL,
  revision integer NOT NULL,
  PRIMARY KEY (job_id, cell)
);
CREATE INDEX ON cell_results (job_id, revision);

CREATE TABLE models (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  taste_id uuid NOT NULL REFERENCES tastes ON DELETE CASCADE,
  job_id uuid NOT NULL UNIQUE REFERENCES jobs ON DELETE CASCADE,
  version integer NOT NULL,
  chosen_cell integer NOT NULL,
  baseline_accuracy double precision NOT NULL,
  -- By feature in canonical order: importance, and the middle values of the liked songs and of the others.
  importances double precision[] NOT NULL,
  liked_medians double precision[] NOT NULL,
  other_medians double precision[] NOT NULL,
  forest bytea NOT NULL,
  known uuid[] NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (taste_id, version)
);

-- The best songs by one model over one version of the catalogue, best first.
CREATE TABLE rankings (
  model_id uuid NOT NULL REFERENCES models ON DELETE CASCADE,
  catalogue_version integer NOT NULL,
  excluded_known integer NOT NULL,
  track_ids uuid[] NOT NULL,
  scores double precision[] NOT NULL,
  -- float32, little-endian, song after song: nine feature values each, and what each of them added to the score.
  features bytea NOT NULL,
  contributions bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (model_id, catalogue_version)
);
