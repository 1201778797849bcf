-- Features that providers are asked for: each answer with its receipt, what nobody knows remembered, and the jobs that ask.

-- Null where the source does not say how sure it is.
ALTER TABLE audio_features ADD COLUMN confidence real CONSTRAINT confidence_range CHECK (confidence BETWEEN 0 AND 1);

-- Written by the service as it starts, from its environment; what happened to a provider since is kept here for all processes.
CREATE TABLE feature_providers (
  name text PRIMARY KEY,
  kind text NOT NULL UNIQUE,
  licence text NOT NULL,
  -- The order in which they are asked, and in which their values count. Null where it is not asked any more.
  place smallint,
  may_train boolean NOT NULL,
  -- The next call is not made before this: the pace, what a refusal for the moment asked for, or a pause after failures.
  not_before timestamptz(3),
  -- Why it is to be waited for; null where it is the pace alone.
  waiting_why text,
  failures integer NOT NULL DEFAULT 0,
  -- Switched off until then, or until the service starts anew.
  off_code text CHECK (off_code IN ('NOT_FOR_THIS_APP', 'QUOTA_EXCEEDED')),
  off_why text,
  off_until timestamptz(3)
);

-- What providers said of an id, whoever asked: an id is nobody's secret. Nothing is asked again before its time.
CREATE TABLE feature_lookups (
  provider text NOT NULL,
  spotify_id text NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('FOUND', 'UNKNOWN', 'REFUSED')),
  -- Null is never.
  ask_again_after timestamptz(3),
  acousticness real, danceability real, energy real, instrumentalness real, liveness real,
  loudness real, speechiness real, tempo real, valence real,
  key smallint, mode smallint, time_signature smallint,
  confidence real,
  complete boolean NOT NULL GENERATED ALWAYS AS (
    acousticness IS NOT NULL AND danceability IS NOT NULL AND energy IS NOT NULL AND instrumentalness IS NOT NULL
    AND liveness IS NOT NULL AND loudness IS NOT NULL AND speechiness IS NOT NULL AND tempo IS NOT NULL AND valence IS NOT NULL
  ) STORED,
  PRIMARY KEY (provider, spotify_id)
);

CREATE TABLE feature_refreshes (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  caller text NOT NULL,
  -- Whose songs: '' is the catalogue.
  owner text NOT NULL,
  -- Null where it is for all of the owner's songs.
  playlist_id uuid,
  idempotency_key text NOT NULL,
  state text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'WAITING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  -- Asked in this order.
  providers text[] NOT NULL,
  songs integer NOT NULL,
  found integer NOT NULL DEFAULT 0,
  -- Something was found, but not all nine.
  incomplete integer NOT NULL DEFAULT 0,
  unknown integer NOT NULL DEFAULT 0,
  -- Not asked of a provider that could not be asked, and not found with another.
  skipped integer NOT NULL DEFAULT 0,
  calls integer NOT NULL DEFAULT 0,
  waiting_until timestamptz(3),
  waiting_why text,
  problem_code text,
  problem_message text,
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  last_turn_at timestamptz,
  UNIQUE (caller, idempotency_key)
);
CREATE INDEX feature_refreshes_open ON feature_refreshes (caller, last_turn_at) WHERE state IN ('QUEUED', 'RUNNING', 'WAITING');
CREATE INDEX feature_refreshes_finished ON feature_refreshes (finished_at);

-- What an open refresh is to find, gone when it has ended. Those without a track are asked to learn how a provider's scale lies.
CREATE TABLE feature_refresh_songs (
  refresh_id uuid NOT NULL REFERENCES feature_refreshes ON DELETE CASCADE,
  number integer NOT NULL,
  track_id uuid,
  spotify_id text NOT NULL,
  -- The one to ask next; null when all was done.
  provider text,
  is_partly_found boolean NOT NULL DEFAULT false,
  is_skipped boolean NOT NULL DEFAULT false,
  PRIMARY KEY (refresh_id, number)
);
CREATE INDEX feature_refresh_songs_waiting ON feature_refresh_songs (refresh_id, provider, spotify_id) WHERE provider IS NOT NULL;

-- From a provider's scale to that of the files, as songs that both have measured show it: value * slope + shift, by feature in
-- canonical order.
CREATE TABLE feature_transforms (
  owner text NOT NULL,
  kind text NOT NULL,
  pairs integer NOT NULL,
  slope real[] NOT NULL CHECK (cardinality(slope) = 9),
  shift real[] NOT NULL CHECK (cardinality(shift) = 9),
  fitted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (owner, kind)
);

-- How the catalogue's values were brought to one scale when it was last read; null where nobody has read it since.
ALTER TABLE catalogue ADD COLUMN feature_scales text;
-- Sources that are no files are few.
CREATE INDEX sources_providers ON sources (owner, kind) WHERE kind NOT IN ('FILE', 'SAMPLE');
