import type { PoolClient } from '@curator/service-kit';
import { MOST_LETTERS } from './one-slip.ts';

/** One letter less than the shortest words in which slips are put right. */
const FEWEST_LETTERS = 3;

/** SQL: the words of a table of entries that misspelled ones are looked for among, each once. */
export function wordRows(entries: string): string {
  return `
    SELECT DISTINCT owner, word FROM (SELECT owner, unnest(string_to_array(text, ' ')) AS word FROM ${entries}) w
    WHERE length(word) BETWEEN ${FEWEST_LETTERS} AND ${MOST_LETTERS}`;
}

/** Adds the words of a table of entries. */
export async function addWords(client: PoolClient, entries: string): Promise<void> {
  await client.query(
    `INSERT INTO search_words (owner, word) ${wordRows(entries)} ORDER BY owner, word ON CONFLICT DO NOTHING`,
  );
}
