CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Identity of a song, whatever ids it has. owner '' is the operator's word, which holds for everybody; a listener's own word
-- about which ids are one song holds for that listener only.
CREATE TABLE recordings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner text NOT NULL,
  title_key text NOT NULL,
  artist_key text NOT NULL,
  duration_ms integer
);
CREATE INDEX ON recordings (title_key, artist_key);

CREATE TABLE recording_ids (
  owner text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('spotify', 'isrc')),
  value text NOT NULL,
  recording_id uuid NOT NULL REFERENCES recordings ON DELETE CASCADE,
  PRIMARY KEY (kind, value, owner)
);
CREATE INDEX ON recording_ids (recording_id);

-- Where values come from. owner '' is the operator's and shared with everybody; else the listener's id.
CREATE TABLE sources (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner text NOT NULL,
  name text NOT NULL,
  licence text,
  measured_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (owner, name)
);

-- A song as its owner's files describe it.
CREATE TABLE tracks (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  recording_id uuid NOT NULL REFERENCES recordings,
  owner text NOT NULL,
  title text NOT NULL,
  artists text[] NOT NULL,
  album text,
  release_date text,
  duration_ms integer,
  explicit boolean,
  popularity smallint,
  genres text[] NOT NULL DEFAULT '{}',
  spotify_id text,
  search_text text NOT NULL,
  UNIQUE (recording_id, owner)
);
CREATE INDEX tracks_search ON tracks USING gin (search_text gin_trgm_ops);
-- Titles that begin with the words asked for, without looking at all that contain them.
CREATE INDEX tracks_search_prefix ON tracks (search_text text_pattern_ops);
CREATE INDEX ON tracks (owner);

-- One row per track and source: its receipt is the source. NULL is not measured, never 0.
CREATE TABLE audio_features (
  track_id uuid NOT NULL REFERENCES tracks ON DELETE CASCADE,
  source_id uuid NOT NULL REFERENCES sources ON DELETE CASCADE,
  acousticness real, danceability real, energy real, instrumentalness real, liveness real,
  loudness real, speechiness real, tempo real, valence real,
  key smallint, mode smallint, time_signature smallint,
  complete boolean NOT NULL GENERATED ALWAYS AS (
    acousticness IS NOT NULL AND danceability IS NOT NULL AND energy IS NOT NULL AND instrumentalness IS NOT NULL
    AND liveness IS NOT NULL AND loudness IS NOT NULL AND speechiness IS NOT NULL AND tempo IS NOT NULL AND valence IS NOT NULL
  ) STORED,
  PRIMARY KEY (track_id, source_id)
);
CREATE INDEX ON audio_features (source_id);

CREATE TABLE imports (
  id uuid PRIMARY KEY,
  caller text NOT NULL,
  owner text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('LIBRARY', 'CATALOGUE')),
  state text NOT NULL CHECK (state IN ('RUNNING', 'SUCCEEDED', 'FAILED')),
  file_name text NOT NULL,
  dialect text,
  -- Null until it has succeeded, and again when what it brought is gone.
  source_id uuid REFERENCES sources ON DELETE SET NULL,
  report jsonb,
  problem_code text,
  problem_message text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3)
);
CREATE INDEX ON imports (caller, created_at DESC);
CREATE INDEX ON imports (source_id);

CREATE TABLE playlists (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner text NOT NULL,
  source_id uuid NOT NULL REFERENCES sources ON DELETE CASCADE,
  external_key text NOT NULL,
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (source_id, external_key)
);
CREATE INDEX ON playlists (owner, created_at DESC);
CREATE INDEX playlists_name ON playlists USING gin (lower(name) gin_trgm_ops);

CREATE TABLE playlist_items (
  playlist_id uuid NOT NULL REFERENCES playlists ON DELETE CASCADE,
  position integer NOT NULL,
  track_id uuid NOT NULL REFERENCES tracks ON DELETE CASCADE,
  PRIMARY KEY (playlist_id, position)
);
CREATE INDEX ON playlist_items (track_id);

-- One row. Grows with every change of the shared tracks.
CREATE TABLE catalogue (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version bigint NOT NULL
);
INSERT INTO catalogue (version) VALUES (0);
