-- From one track per recording to one track per song as a file names it: a recording is what tracks have in common.
-- So a merge loses nothing, and can be split again.

ALTER TABLE tracks
  ADD COLUMN name_key text,
  ADD COLUMN isrc text,
  -- Why the track belongs to its recording; null for the track that the recording began with.
  ADD COLUMN merged_by text CHECK (merged_by IN ('SPOTIFY_ID', 'ISRC', 'NAME', 'LISTENER')),
  ADD COLUMN merged_at timestamptz(3),
  -- The transaction that changed what others keep copies of: readers go on from below the oldest one that runs.
  ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id();
UPDATE tracks t SET name_key = r.title_key || E'\x1f' || r.artist_key FROM recordings r WHERE r.id = t.recording_id;
UPDATE tracks t SET isrc = i.value FROM recording_ids i
  WHERE i.recording_id = t.recording_id AND i.kind = 'isrc' AND i.owner = t.owner;
ALTER TABLE tracks
  ALTER COLUMN name_key SET NOT NULL,
  DROP CONSTRAINT tracks_recording_id_owner_key,
  DROP CONSTRAINT tracks_recording_id_fkey;
-- The further Spotify ids of a recording become tracks of their own, as a file that names them would make them.
WITH further AS (
  INSERT INTO tracks (recording_id, owner, title, artists, album, release_date, duration_ms, explicit, popularity, genres,
    spotify_id, search_text, name_key, merged_by, merged_at)
  SELECT t.recording_id, t.owner, t.title, t.artists, t.album, t.release_date, t.duration_ms, t.explicit, t.popularity, t.genres,
    i.value, t.search_text, t.name_key, 'NAME', now()
  FROM recording_ids i JOIN tracks t ON t.recording_id = i.recording_id AND t.owner = i.owner
  WHERE i.kind = 'spotify' AND i.value IS DISTINCT FROM t.spotify_id
  RETURNING id, recording_id, owner
)
INSERT INTO audio_features (track_id, source_id, acousticness, danceability, energy, instrumentalness, liveness, loudness,
  speechiness, tempo, valence, key, mode, time_signature)
SELECT f.id, a.source_id, a.acousticness, a.danceability, a.energy, a.instrumentalness, a.liveness, a.loudness, a.speechiness,
  a.tempo, a.valence, a.key, a.mode, a.time_signature
FROM further f JOIN tracks t ON t.recording_id = f.recording_id AND t.owner = f.owner AND t.id <> f.id
JOIN audio_features a ON a.track_id = t.id;
DROP TABLE recording_ids, recordings;
-- What the listener has decided: these two are not the same, whatever their ids and names say.
CREATE TABLE recording_splits (
  owner text NOT NULL,
  track_id uuid NOT NULL PRIMARY KEY REFERENCES tracks ON DELETE CASCADE,
  recording_id uuid NOT NULL,
  split_at timestamptz(3) NOT NULL DEFAULT now()
);
-- Which rules the keys of names were made by; 0 are those before these.
CREATE TABLE identity_rules (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version integer NOT NULL
);
INSERT INTO identity_rules (version) VALUES (0);
ALTER TABLE tracks ALTER COLUMN id SET DEFAULT uuidv7();
DROP INDEX tracks_owner_idx;
CREATE INDEX tracks_owner ON tracks (owner) WHERE owner <> '';
CREATE INDEX tracks_recording ON tracks (recording_id);
CREATE INDEX tracks_name ON tracks (name_key);
CREATE UNIQUE INDEX tracks_spotify_id ON tracks (spotify_id, owner) WHERE spotify_id IS NOT NULL;
CREATE INDEX tracks_isrc ON tracks (isrc) WHERE isrc IS NOT NULL;
CREATE INDEX tracks_changed ON tracks (changed_in, id);
ALTER TABLE tracks
  ADD CONSTRAINT tracks_duration CHECK (duration_ms BETWEEN 1 AND 86400000),
  ADD CONSTRAINT tracks_popularity CHECK (popularity BETWEEN 0 AND 100),
  ADD CONSTRAINT tracks_isrc_form CHECK (isrc ~ '^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$'),
  ADD CONSTRAINT tracks_named CHECK (title <> '' AND cardinality(artists) > 0);

-- Searches look through a table of their own, which is brought up to date after the tracks were committed.
DROP INDEX tracks_search, tracks_search_prefix;
CREATE TABLE search_entries (
  track_id uuid PRIMARY KEY,
  owner text NOT NULL,
  recording_id uuid NOT NULL,
  text text NOT NULL,
  popularity smallint NOT NULL
);
CREATE INDEX search_entries_trigrams ON search_entries USING gin (text gin_trgm_ops);
CREATE INDEX search_entries_prefix ON search_entries (text text_pattern_ops);
CREATE TABLE search_progress (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- All changes up to this track of this transaction are in; those of later ones that were running may be.
  indexed_to xid8 NOT NULL,
  track_id uuid NOT NULL
);
INSERT INTO search_progress (indexed_to, track_id) VALUES ('0', '00000000-0000-0000-0000-000000000000');

-- Ranges as in the contract of the nine features.
ALTER TABLE audio_features
  ADD COLUMN measured_at timestamptz(3) NOT NULL DEFAULT now(),
  ADD CONSTRAINT acousticness_range CHECK (acousticness BETWEEN 0 AND 1),
  ADD CONSTRAINT danceability_range CHECK (danceability BETWEEN 0 AND 1),
  ADD CONSTRAINT energy_range CHECK (energy BETWEEN 0 AND 1),
  ADD CONSTRAINT instrumentalness_range CHECK (instrumentalness BETWEEN 0 AND 1),
  ADD CONSTRAINT liveness_range CHECK (liveness BETWEEN 0 AND 1),
  ADD CONSTRAINT loudness_range CHECK (loudness BETWEEN -60 AND 5),
  ADD CONSTRAINT speechiness_range CHECK (speechiness BETWEEN 0 AND 1),
  ADD CONSTRAINT tempo_range CHECK (tempo > 0 AND tempo <= 300),
  ADD CONSTRAINT valence_range CHECK (valence BETWEEN 0 AND 1),
  ADD CONSTRAINT key_range CHECK (key BETWEEN -1 AND 11),
  ADD CONSTRAINT mode_range CHECK (mode BETWEEN 0 AND 1),
  ADD CONSTRAINT time_signature_range CHECK (time_signature BETWEEN 0 AND 7);

ALTER TABLE sources ADD COLUMN kind text NOT NULL DEFAULT 'FILE' CHECK (kind IN ('FILE', 'SAMPLE', 'RECCOBEATS', 'SPOTIFY'));

-- Imports and what became of each row.
ALTER TABLE imports
  DROP CONSTRAINT imports_state_check,
  ADD CONSTRAINT imports_state_check CHECK (state IN ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'UNDONE')),
  ADD COLUMN phase text NOT NULL DEFAULT 'READING' CHECK (phase IN ('READING', 'MERGING', 'DONE')),
  ADD COLUMN encoding text,
  ADD COLUMN bytes_read bigint NOT NULL DEFAULT 0,
  ADD COLUMN bytes_total bigint,
  ADD COLUMN rows_read integer NOT NULL DEFAULT 0,
  ADD COLUMN revision integer NOT NULL DEFAULT 1,
  ADD COLUMN cancel_requested boolean NOT NULL DEFAULT false,
  ADD COLUMN replaced boolean NOT NULL DEFAULT false,
  ADD COLUMN undone_at timestamptz(3),
  -- When searches find what it brought.
  ADD COLUMN searchable_at timestamptz(3);
UPDATE imports SET phase = 'DONE' WHERE state <> 'RUNNING';
CREATE TABLE import_rows (
  import_id uuid NOT NULL,
  row integer NOT NULL,
  line integer NOT NULL,
  file text,
  outcome text NOT NULL CHECK (outcome IN ('NEW', 'MATCHED', 'DUPLICATE', 'UNUSABLE')),
  track_id uuid,
  -- The row of the same file that names the same recording.
  duplicate_of integer,
  has_features boolean NOT NULL,
  PRIMARY KEY (import_id, row)
);
CREATE TABLE import_issues (
  import_id uuid NOT NULL,
  row integer NOT NULL,
  number integer NOT NULL,
  line integer NOT NULL,
  file text,
  kind text NOT NULL CHECK (kind IN ('OUT_OF_RANGE', 'UNUSABLE')),
  "column" text,
  value text,
  message text NOT NULL,
  PRIMARY KEY (import_id, row, number)
);

ALTER TABLE playlists
  ADD COLUMN mark text CHECK (mark IN ('LIKES', 'DISLIKES')),
  -- The listener gave it another name than its file: the file, brought again, does not.
  ADD COLUMN is_renamed boolean NOT NULL DEFAULT false,
  -- The listener has said what it is, or that it is neither.
  ADD COLUMN is_marked boolean NOT NULL DEFAULT false,
  ADD COLUMN idempotency_key text,
  ADD UNIQUE (owner, idempotency_key),
  ALTER COLUMN source_id DROP NOT NULL,
  ALTER COLUMN external_key DROP NOT NULL,
  ADD CONSTRAINT playlists_from_a_source CHECK ((source_id IS NULL) = (external_key IS NULL));
ALTER TABLE playlist_items
  ALTER COLUMN position TYPE bigint,
  -- Names a recording that the playlist has already, further up.
  ADD COLUMN folded boolean NOT NULL DEFAULT false;

-- Rows come by the hundred thousand: what refers to tracks is checked a statement at a time, not a row at a time, which took
-- longer than writing the rows. Within an owner's songs, whoever deletes waits for those that refer to new ones, and the other
-- way round; owners do not wait for each other.
ALTER TABLE audio_features DROP CONSTRAINT audio_features_track_id_fkey, DROP CONSTRAINT audio_features_source_id_fkey;
ALTER TABLE playlist_items DROP CONSTRAINT playlist_items_track_id_fkey, DROP CONSTRAINT playlist_items_playlist_id_fkey;

CREATE FUNCTION refuse_stray(name text, id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE foreign_key_violation USING MESSAGE = format('%s %s is not there, or belongs to another owner', name, id);
END $$;

-- A measurement belongs to a track and a source of one owner.
CREATE FUNCTION check_features() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('references of ' || o.owner)) FROM (
    SELECT DISTINCT s.owner FROM (SELECT DISTINCT source_id FROM fresh) f JOIN sources s ON s.id = f.source_id
  ) o;
  PERFORM refuse_stray('source', f.source_id) FROM (SELECT DISTINCT source_id FROM fresh) f
    WHERE NOT EXISTS (SELECT FROM sources s WHERE s.id = f.source_id);
  PERFORM refuse_stray('track', f.track_id) FROM fresh f JOIN sources s ON s.id = f.source_id
    WHERE NOT EXISTS (SELECT FROM tracks t WHERE t.id = f.track_id AND t.owner = s.owner) LIMIT 1;
  RETURN NULL;
END $$;
-- An item belongs to a playlist and a track of one owner.
CREATE FUNCTION check_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('references of ' || o.owner)) FROM (
    SELECT DISTINCT p.owner FROM (SELECT DISTINCT playlist_id FROM fresh) f JOIN playlists p ON p.id = f.playlist_id
  ) o;
  PERFORM refuse_stray('playlist', f.playlist_id) FROM (SELECT DISTINCT playlist_id FROM fresh) f
    WHERE NOT EXISTS (SELECT FROM playlists p WHERE p.id = f.playlist_id);
  PERFORM refuse_stray('track', f.track_id) FROM fresh f JOIN playlists p ON p.id = f.playlist_id
    WHERE NOT EXISTS (SELECT FROM tracks t WHERE t.id = f.track_id AND t.owner = p.owner) LIMIT 1;
  RETURN NULL;
END $$;
CREATE TRIGGER features_made AFTER INSERT ON audio_features REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_features();
CREATE TRIGGER features_changed AFTER UPDATE ON audio_features REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_features();
CREATE TRIGGER items_made AFTER INSERT ON playlist_items REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_items();
CREATE TRIGGER items_changed AFTER UPDATE ON playlist_items REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_items();

-- Rows of these tables that refer to what is gone go with it: pairs of table and column.
CREATE FUNCTION remove_references() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('references of ' || o.owner)) FROM (SELECT DISTINCT owner FROM gone) o;
  FOR place IN 0 .. TG_NARGS - 1 BY 2 LOOP
    EXECUTE format('DELETE FROM %1$I USING gone WHERE %1$I.%2$I = gone.id', TG_ARGV[place], TG_ARGV[place + 1]);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER tracks_gone AFTER DELETE ON tracks REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION remove_references('audio_features', 'track_id', 'playlist_items', 'track_id', 'search_entries', 'track_id');
CREATE TRIGGER sources_gone AFTER DELETE ON sources REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION remove_references('audio_features', 'source_id');
CREATE TRIGGER playlists_gone AFTER DELETE ON playlists REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION remove_references('playlist_items', 'playlist_id');
CREATE TRIGGER imports_gone AFTER DELETE ON imports REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION remove_references('import_rows', 'import_id', 'import_issues', 'import_id');

-- Shared tracks that are gone: those who keep a copy read from here what to forget.
CREATE TABLE track_tombstones (
  track_id uuid NOT NULL,
  recording_id uuid NOT NULL,
  changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
  gone_at timestamptz(3) NOT NULL DEFAULT now()
);
-- What went away in transactions before this one is forgotten: who knows only what was before it reads all again.
ALTER TABLE catalogue ADD COLUMN tombstones_from xid8 NOT NULL DEFAULT '0';
CREATE INDEX track_tombstones_changed ON track_tombstones (changed_in);
CREATE FUNCTION leave_tombstones() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO track_tombstones (track_id, recording_id) SELECT id, recording_id FROM gone WHERE owner = '';
  RETURN NULL;
END $$;
CREATE TRIGGER tracks_gone_tombstones AFTER DELETE ON tracks REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION leave_tombstones();

-- Files that are sent in parts, and can be gone on with after a connection broke. Kept until they are imported, or a day.
CREATE TABLE uploads (
  id uuid PRIMARY KEY,
  caller text NOT NULL,
  size bigint NOT NULL CHECK (size > 0),
  received bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND size),
  metadata jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX ON uploads (caller);
CREATE INDEX ON uploads (created_at);
CREATE TABLE upload_pieces (
  upload_id uuid NOT NULL REFERENCES uploads ON DELETE CASCADE,
  place bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (upload_id, place)
);
ALTER TABLE upload_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL;
