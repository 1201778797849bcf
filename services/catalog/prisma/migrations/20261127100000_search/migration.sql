-- Searches look through a table of their own, which is brought up to date after the tracks were committed. It is made anew here, and
-- filled from the tracks: by the service as it starts.
DROP TABLE search_entries;
ALTER TABLE search_progress ALTER COLUMN track_id SET DEFAULT '00000000-0000-0000-0000-000000000000';
UPDATE search_progress SET indexed_to = '0', track_id = DEFAULT;

-- What filters ask for is copied here, each value a column of its own: a filter reads one table and one index in the order of the
-- answer, where joining the tracks and the best of their measurements would cost a look into three tables for each song passed over.
CREATE TABLE search_entries (
  track_id uuid PRIMARY KEY,
  owner text COLLATE "C" NOT NULL,
  recording_id uuid NOT NULL,
  -- ' title \x1f artists ', all keys: so every word has a blank on both sides, and it is seen where the title ends.
  text text COLLATE "C" NOT NULL,
  popularity smallint NOT NULL,
  year smallint,
  explicit boolean,
  -- The first sixteen.
  genres text[] NOT NULL,
  acousticness real, danceability real, energy real, instrumentalness real, liveness real,
  loudness real, speechiness real, tempo real, valence real,
  -- That no other track may be of the same recording.
  alone boolean NOT NULL
);

-- In the order of answers. Begins of titles are found by skipping from popularity to popularity (a hundred steps at most); what very many
-- songs have is found by reading from the beginning until a page is full, without a look into the table.
CREATE INDEX search_entries_order ON search_entries (owner, popularity DESC, text, track_id) INCLUDE (recording_id, alone, year, explicit,
  acousticness, danceability, energy, instrumentalness, liveness, loudness, speechiness, tempo, valence);

-- Words of scripts that are written without blanks can begin anywhere: each of their ends is a word too.
CREATE FUNCTION search_word_ends(text text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  word text;
  ends text := text;
BEGIN
  FOREACH word IN ARRAY string_to_array(text, ' ') LOOP
    CONTINUE WHEN word !~ '[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]';
    FOR place IN 2..length(word) LOOP
      ends := ends || substr(word, place) || ' ';
    END LOOP;
  END LOOP;
  RETURN ends;
END $$;
-- The words of an entry. Those of a listener's own songs bear the listener's name: nobody reads through what is another's.
CREATE FUNCTION search_tokens(owner text, text text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(array_remove(string_to_array(
  CASE WHEN owner <> '' THEN replace(search_word_ends(text), ' ', ' ' || translate(owner, ' ', '_') || ':')
    WHEN octet_length(text) > length(text) THEN search_word_ends(text)
    ELSE text END,
  ' '), ''));

CREATE FUNCTION search_genre_mark(owner text, genre text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended(lower(genre), hashtextextended(owner, -1));

-- Where a value lies, roughly: each feature's range in 32 parts (a tempo's in 150), and the year; genres; and whether it is explicit. So what few songs have in common is found
-- without reading all of them, by one index where a tree for each column would cost five times as much, and EXPLAIN shows that it would
-- be read alone or not at all.
CREATE FUNCTION search_marks(owner text, year smallint, explicit boolean, genres text[], acousticness real, danceability real, energy real,
  instrumentalness real, liveness real, loudness real, speechiness real, tempo real, valence real)
RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY[
  hashtextextended(owner, 0 + floor(acousticness::float8 * 31)::int),
  hashtextextended(owner, 32 + floor(danceability::float8 * 31)::int),
  hashtextextended(owner, 64 + floor(energy::float8 * 31)::int),
  hashtextextended(owner, 96 + floor(instrumentalness::float8 * 31)::int),
  hashtextextended(owner, 128 + floor(liveness::float8 * 31)::int),
  hashtextextended(owner, 160 + floor((loudness::float8 + 60) / 65 * 31)::int),
  hashtextextended(owner, 192 + floor(speechiness::float8 * 31)::int),
  hashtextextended(owner, 500 + floor(tempo::float8 / 300 * 149)::int),
  hashtextextended(owner, 256 + floor(valence::float8 * 31)::int),
  hashtextextended(owner, 1000 + greatest(1850, least(2150, year))),
  hashtextextended(owner, 400 + explicit::int),
  search_genre_mark(owner, genres[1]), search_genre_mark(owner, genres[2]), search_genre_mark(owner, genres[3]), search_genre_mark(owner, genres[4]),
  search_genre_mark(owner, genres[5]), search_genre_mark(owner, genres[6]), search_genre_mark(owner, genres[7]), search_genre_mark(owner, genres[8]),
  search_genre_mark(owner, genres[9]), search_genre_mark(owner, genres[10]), search_genre_mark(owner, genres[11]), search_genre_mark(owner, genres[12]),
  search_genre_mark(owner, genres[13]), search_genre_mark(owner, genres[14]), search_genre_mark(owner, genres[15]), search_genre_mark(owner, genres[16])
];
-- The marks of an owner's, for a search.
CREATE FUNCTION search_marks_of(owner text, codes integer[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT array_agg(hashtextextended(owner, code)) FROM unnest(codes) AS code';

CREATE INDEX search_entries_words ON search_entries USING gin (
  search_tokens(owner, text),
  search_marks(owner, year, explicit, genres,
    acousticness, danceability, energy, instrumentalness, liveness, loudness, speechiness, tempo, valence)
);

-- All words of an owner's entries, once each: what was misspelled is looked for here, among a few hundred thousand words in place of
-- many millions. The middle of a word is found by its beginning, the beginning by its end, and what is only like it by its trigrams.
CREATE TABLE search_words (
  owner text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL,
  PRIMARY KEY (owner, word)
);
CREATE INDEX search_words_backwards ON search_words (owner, reverse(word)) INCLUDE (word);
CREATE INDEX search_words_trigrams ON search_words USING gin (word gin_trgm_ops);

-- A listener whose last song is gone leaves no words behind.
CREATE FUNCTION forget_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_words w USING (SELECT DISTINCT owner FROM gone) o
  WHERE w.owner = o.owner AND NOT EXISTS (SELECT FROM tracks t WHERE t.owner = o.owner);
  RETURN NULL;
END $$;
CREATE TRIGGER tracks_gone_words AFTER DELETE ON tracks REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION forget_search_words();

-- Values that are gone change what is best of the recording's other tracks, such as those that borrowed them.
CREATE FUNCTION tell_of_lost_features() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tracks t SET changed_in = pg_current_xact_id()
  FROM (SELECT DISTINCT r.recording_id FROM gone JOIN tracks r ON r.id = gone.track_id) lost
  WHERE t.recording_id = lost.recording_id AND t.changed_in <> pg_current_xact_id();
  RETURN NULL;
END $$;
CREATE TRIGGER features_gone AFTER DELETE ON audio_features REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_lost_features();
