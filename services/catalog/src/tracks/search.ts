import { inTransaction, type Pool } from '@curator/service-kit';
import { songKey } from '../imports/song-key.ts';

/** Candidates that are ranked: a word that a hundred thousand titles share must not read them all. */
const MAX_CANDIDATES = 1_000;
const MAX_QUERY = 200;
const MAX_WORDS = 12;
/** Below pg_trgm's own 0.6: two letters that changed places cost half of a word's. */
const LEAST_LIKENESS = 0.3;

/** Candidates that are cut short have to be the same ones for the next page: scans begin at the beginning, and one at a time. */
const SETTINGS = `
  SET LOCAL synchronize_seqscans = off; SET LOCAL max_parallel_workers_per_gather = 0;
  SET LOCAL pg_trgm.word_similarity_threshold = ${LEAST_LIKENESS}`;

export interface SearchHit {
  trackId: string;
  score: number;
}

/** Of a recording that is both in the catalogue and in the listener's files the shared track is taken: recommendations name that one. */
const RANKED = (candidates: string) => `
  WITH candidates AS MATERIALIZED (${candidates}), scored AS (
    SELECT DISTINCT ON (recording_id) track_id,
      word_similarity($2, text) + similarity($2, text) + CASE WHEN text LIKE $3 || ' %' THEN 1 ELSE 0 END AS score, popularity
    FROM candidates ORDER BY recording_id, owner, track_id
  )
  SELECT track_id AS "trackId", score::float8 AS score FROM scored ORDER BY score DESC, popularity DESC, track_id LIMIT ${MAX_CANDIDATES}`;

const COLUMNS = 'track_id, recording_id, owner, text, popularity';

/** Titles that begin so, then those that contain all the words. */
const BY_WORDS = RANKED(`
  (SELECT ${COLUMNS} FROM search_entries WHERE owner IN ('', $1) AND text LIKE $3 || '%' LIMIT ${MAX_CANDIDATES / 2})
  UNION
  (SELECT ${COLUMNS} FROM search_entries WHERE owner IN ('', $1) AND text LIKE ALL ($4::text[]) LIMIT ${MAX_CANDIDATES / 2})`);

const BY_LIKENESS = RANKED(
  `SELECT ${COLUMNS} FROM search_entries WHERE owner IN ('', $1) AND $2 <% text AND $3::text <> ''`,
);

/** Tracks whose title or artists have the words asked for, best first; where none has, those that are spelled alike. */
export async function searchTracks(pool: Pool, listener: string, query: string): Promise<SearchHit[]> {
  const text = songKey(query.slice(0, MAX_QUERY));
  if (text === '') return [];
  const prefix = escapeLike(text);
  const words = text.split(' ').slice(0, MAX_WORDS);
  const patterns = words.map((word) => `%${escapeLike(word)}%`);
  return inTransaction(pool, async (client) => {
    await client.query(SETTINGS);
    const exact = await client.query<SearchHit>(BY_WORDS, [listener, text, prefix, patterns]);
    if (exact.rows.length > 0) return exact.rows;
    return (await client.query<SearchHit>(BY_LIKENESS, [listener, text, prefix])).rows;
  });
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
