import type { Logger, Pool } from '@curator/service-kit';

const STATEMENTS = [
  // An import leaves its words in a list beside the search index, which every search would have to read through; and pages that
  // searches would have to look into, where the order's index has all that they ask for.
  'VACUUM (ANALYZE) search_entries, search_words',
  'ANALYZE tracks, audio_features, playlists, playlist_items',
];

/** What the database would do by itself a minute later; until then searches in what an import brought are slow. */
export async function settle(pool: Pool, logger: Logger): Promise<void> {
  try {
    for (const statement of STATEMENTS) await pool.query(statement);
  } catch (error) {
    logger.warn({ err: error }, 'the tables could not be tidied after an import');
  }
}
