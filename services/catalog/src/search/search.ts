import { inTransaction, type Pool } from '@curator/service-kit';
import { type Place, RANK } from './entry.ts';
import type { SearchHit } from './one-per-recording.ts';
import { withLikeness, withSlips } from './respelling.ts';
import { BROWSING, respelledRound, typedRound } from './round.ts';
import { countEntries, hitsOf, type OpenRound, openRound, type Search } from './round-hits.ts';
import { readSearchText, type SearchText } from './search-text.ts';
import { filterConditions, type TrackFilter } from './track-filter.ts';

/**
 * Fewer entries than this with the words as they were typed: then slips are thought of. A single word with a slip in it may well be the
 * beginning of another; several words are hardly found together by chance.
 */
const FEW_FOR_A_WORD = 5;
const FEW_FOR_WORDS = 1;

/** What the planner would get wrong here: whole readings of the table, and workers for what takes milliseconds. */
const SETTINGS = 'SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off';

export interface SearchRequest {
  listener: string;
  query: string;
  filter: TrackFilter;
}

/**
 * Songs whose title or artists have the words asked for and which pass the filter, best first (see `RANK`), each recording once. Without
 * any word, all that pass the filter; without either, none.
 *
 * @param limit how many hits at most.
 * @param after the place of the last hit of the page before. Places are the songs' own: an import between two pages shuffles nothing.
 */
export async function searchTracks(
  pool: Pool,
  { listener, query, filter }: SearchRequest,
  limit: number,
  after?: Place,
): Promise<SearchHit[]> {
  const filters = filterConditions(filter);
  const text = readSearchText(query);
  if (!text && filters.length === 0) return [];
  return inTransaction(pool, async (client) => {
    await client.query(SETTINGS);
    const search = { client, listener, filters };
    const hits: SearchHit[] = [];
    const rounds: OpenRound[] = [];
    for await (const round of roundsOf(search, text, rounds, after)) {
      rounds.push(round);
      hits.push(...(await hitsOf(search, rounds, limit - hits.length, after)));
      if (hits.length >= limit) break;
    }
    return hits;
  });
}

/** What is looked for next, as long as the rounds before have found few; or had, where the page before got so far. */
async function* roundsOf(
  search: Search,
  text: SearchText | undefined,
  before: readonly OpenRound[],
  after: Place | undefined,
): AsyncGenerator<OpenRound> {
  if (!text) return yield await openRound(search, BROWSING);
  yield await openRound(search, typedRound(text));
  const groups = [text.groups];
  const few = text.words.length === 1 ? FEW_FOR_A_WORD : FEW_FOR_WORDS;
  const further = [
    { rank: RANK.SLIP, respell: withSlips, unlessFound: few },
    { rank: RANK.LIKENESS, respell: withLikeness, unlessFound: 1 },
  ];
  for (const { rank, respell, unlessFound } of further) {
    const gotSoFar = after !== undefined && after.rank >= rank;
    if (!gotSoFar && (await countEntries(before, unlessFound)) >= unlessFound) return;
    const respelled = await respell(search.client, search.listener, text);
    if (!respelled) continue;
    yield await openRound(search, respelledRound(rank, respelled, groups));
    groups.push(respelled);
  }
}
