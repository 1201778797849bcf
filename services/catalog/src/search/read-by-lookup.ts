import type { PoolClient } from '@curator/service-kit';
import { allOf, type Bind, type Condition, statement } from './condition.ts';
import { ENTRY_COLUMNS, ENTRY_ORDER, type Place, partsBehind, type RankedEntry } from './entry.ts';
import type { Reading } from './read-entries.ts';

/** Entries that are put into order: beyond, they would have been soon met with in order, had the sample not been mistaken. */
const MAX_CANDIDATES = 20_000;

/** All ranks at once: what the lookups let through, or all of the owner's, is checked, ranked and put into order. */
export async function readByLookup(
  client: PoolClient,
  { owner, round, filters, after, limit }: Reading,
  lookups: readonly Condition[],
): Promise<RankedEntry[]> {
  const { text, values } = statement((bind) => {
    const looked = lookups.flatMap(({ lookup }) => (lookup ? [lookup(bind, owner)] : []));
    const parts = round.ranks.map(({ part }) => `(${part(bind)})`).join(' OR ');
    return `
      WITH e AS MATERIALIZED (
        SELECT e.track_id, e.recording_id, e.owner, e.text, e.popularity, e.alone FROM search_entries e
        WHERE ${[`e.owner = ${bind(owner)}`, ...looked, allOf([...round.conditions, ...filters], bind), `(${parts})`].join(' AND ')}
        LIMIT ${MAX_CANDIDATES}
      ), ranked AS (
        SELECT e.*, ${round.rank(bind)} AS rank FROM e
      )
      SELECT ${ENTRY_COLUMNS}, e.rank FROM ranked e
      WHERE ${after ? isBehind(after, bind) : 'true'}
      ORDER BY e.rank, ${ENTRY_ORDER} LIMIT ${limit}`;
  });
  return (await client.query<RankedEntry>(text, values)).rows;
}

function isBehind(place: Place, bind: Bind): string {
  const parts = partsBehind(place).map((behind) => `(${behind(bind)})`);
  return `e.rank > ${bind(place.rank)} OR (e.rank = ${bind(place.rank)} AND (${parts.join(' OR ')}))`;
}
