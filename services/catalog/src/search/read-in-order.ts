import type { PoolClient } from '@curator/service-kit';
import { allOf, type Bind, statement } from './condition.ts';
import { ENTRY_COLUMNS, ENTRY_ORDER, partsBehind, type RankedEntry } from './entry.ts';
import type { Reading } from './read-entries.ts';

/** Rank by rank, each a stretch of the order's index or two, until there are enough. */
export async function readInOrder(client: PoolClient, reading: Reading): Promise<RankedEntry[]> {
  const found: RankedEntry[] = [];
  for (const stretch of stretchesOf(reading)) {
    if (found.length >= reading.limit) break;
    const { text, values } = statementOf(reading, stretch, reading.limit - found.length);
    found.push(...(await client.query<RankedEntry>(text, values)).rows);
  }
  return found;
}

interface Stretch {
  rank: number;
  conditions: readonly ((bind: Bind) => string)[];
}

function stretchesOf({ round, after }: Reading): Stretch[] {
  return round.ranks.flatMap(({ rank, part }) => {
    if (!after || rank > after.rank) return [{ rank, conditions: [part] }];
    if (rank < after.rank) return [];
    return partsBehind(after).map((behind) => ({ rank, conditions: [part, behind] }));
  });
}

function statementOf({ owner, round, filters }: Reading, { rank, conditions }: Stretch, limit: number) {
  return statement(
    (bind) => `
      SELECT ${ENTRY_COLUMNS}, ${rank} AS rank FROM search_entries e
      WHERE e.owner = ${bind(owner)} AND ${conditions.map((condition) => condition(bind)).join(' AND ')}
        AND ${allOf([...round.conditions, ...filters], bind)}
      ORDER BY ${ENTRY_ORDER} LIMIT ${limit}`,
  );
}
