import type { PoolClient } from '@curator/service-kit';
import { MOST_LETTERS } from './one-slip.ts';

/** One letter less than the shortest words in which slips are put right. */
const FEWEST_LETTERS = 3;

/**
 * Adds the words of entries to those that misspelled ones are looked for among.
 *
 * @param entries name of a table of entries.
 * @param words name of the table of words; without an index, it has to be empty.
 */
export async function addWords(client: PoolClient, entries: string, words = 'search_words'): Promise<void> {
  await client.query(`
    INSERT INTO ${words} (owner, word)
    SELECT DISTINCT owner, word FROM (SELECT owner, unnest(string_to_array(text, ' ')) AS word FROM ${entries}) w
    WHERE length(word) BETWEEN ${FEWEST_LETTERS} AND ${MOST_LETTERS} ORDER BY owner, word
    ON CONFLICT DO NOTHING`);
}
