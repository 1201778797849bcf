import type { PoolClient } from '@curator/service-kit';
import { oneSlipFrom } from './one-slip.ts';

/** Of a word that very many are near to, as short ones are. */
const MOST_WORDS = 40;
/** Below pg_trgm's own 0.3, any word of the same end is like any other. */
const LEAST_LIKENESS = 0.4;
const MOST_LIKE = 8;
/** Trigrams tell nothing about short words. */
const LEAST_LETTERS = 6;

const OF_OWNERS = `w.owner IN ('', $2)`;
const LAST_LETTER = '\u{10ffff}';

/** The halves are one range of an index each; the last one is looked for backwards in all, lest the planner takes trigrams for it. */
const NEAR = `
  SELECT q.word AS asked, n.word AS near
  FROM jsonb_to_recordset($1::jsonb) AS q(word text, named text[], front text, "frontLike" text[], back text, "backLike" text[])
  CROSS JOIN LATERAL (
    SELECT w.word FROM search_words w WHERE ${OF_OWNERS} AND w.word = ANY (q.named)
    UNION SELECT w.word FROM search_words w WHERE ${OF_OWNERS} AND w.word >= q.front COLLATE "C"
      AND w.word < (q.front || '${LAST_LETTER}') COLLATE "C" AND w.word LIKE ANY (q."frontLike")
    UNION SELECT w.word FROM search_words w WHERE ${OF_OWNERS} AND reverse(w.word) >= q.back COLLATE "C"
      AND reverse(w.word) < (q.back || '${LAST_LETTER}') COLLATE "C" AND reverse(w.word) LIKE ANY (q."backLike")
    ORDER BY word LIMIT ${MOST_WORDS}
  ) n`;

/** For each word, those of the entries that are one slip away from it. */
export async function nearWords(
  client: PoolClient,
  listener: string,
  words: readonly string[],
): Promise<Map<string, string[]>> {
  const asked = [...new Set(words)].flatMap((word) => {
    const slip = oneSlipFrom(word);
    return slip ? [{ word, ...slip }] : [];
  });
  return byWord(client, NEAR, [JSON.stringify(asked), listener], asked.length > 0);
}

const LIKE = `
  SELECT q.word AS asked, n.word AS near FROM unnest($1::text[]) AS q(word) CROSS JOIN LATERAL (
    SELECT w.word FROM search_words w WHERE ${OF_OWNERS} AND w.word % q.word
    ORDER BY similarity(w.word, q.word) DESC, w.word LIMIT ${MOST_LIKE}
  ) n`;

/** For each word that is long enough, those of the entries that have the most trigrams in common with it. */
export async function likeWords(
  client: PoolClient,
  listener: string,
  words: readonly string[],
): Promise<Map<string, string[]>> {
  const asked = [...new Set(words)].filter((word) => [...word].length >= LEAST_LETTERS);
  await client.query(`SET LOCAL pg_trgm.similarity_threshold = ${LEAST_LIKENESS}`);
  return byWord(client, LIKE, [asked, listener], asked.length > 0);
}

/** Those of the words that entries have. */
export async function knownWords(client: PoolClient, listener: string, words: readonly string[]): Promise<Set<string>> {
  const text = `SELECT w.word FROM search_words w WHERE ${OF_OWNERS} AND w.word = ANY ($1)`;
  const { rows } = await client.query<{ word: string }>(text, [words, listener]);
  return new Set(rows.map(({ word }) => word));
}

async function byWord(
  client: PoolClient,
  text: string,
  values: unknown[],
  isNeeded: boolean,
): Promise<Map<string, string[]>> {
  const { rows } = isNeeded ? await client.query<{ asked: string; near: string }>(text, values) : { rows: [] };
  const found = new Map<string, string[]>();
  for (const { asked, near } of rows) found.set(asked, [...(found.get(asked) ?? []), near]);
  return found;
}
