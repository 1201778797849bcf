import type { PoolClient } from '@curator/service-kit';
import { type Bind, type Condition, statement } from './condition.ts';

/** Pages of the table that a sample reads, of about fifty entries each: in a millisecond or two. */
const MOST_PAGES = 48;
const LEAST_PAGES = 8;
/** Microseconds of conditions for an entry that so many pages are read with; fewer where conditions weigh more. */
const LIGHT = 0.6;

/** How many entries an owner has, and how many of them have what is asked for, about. */
export interface Sample {
  entries: number;
  /** Of an owner's entries that have all of them, 0 to 1. */
  share: (conditions: readonly Condition[]) => number;
  /** The same for what their lookups let through; never quite none, since what is rare is not in the sample. */
  reach: (conditions: readonly Condition[]) => number;
}

/** Tells what is common from what is rare, by a look at a few pages of the table: always the same ones. */
export async function sampleEntries(
  client: PoolClient,
  owners: readonly string[],
  conditions: readonly Condition[],
): Promise<Map<string, Sample>> {
  const checks = checksOf(conditions);
  const { text, values } = statement((bind) => {
    const bits = checks.map((check, at) => `(CASE WHEN ${check(bind)} THEN ${2 ** at}::bigint ELSE 0 END)`);
    const pages = pagesFor(conditions);
    return `
      WITH drawn AS MATERIALIZED (
        SELECT least(100, ${100 * pages}.0 / greatest(pg_relation_size('search_entries') / 8192, ${pages}))::float8 AS percent
      )
      SELECT e.owner, ${['0::bigint', ...bits].join(' + ')} AS had, count(*) AS rows, (SELECT percent FROM drawn) AS percent
      FROM search_entries e TABLESAMPLE SYSTEM ((SELECT percent FROM drawn)) REPEATABLE (1)
      WHERE e.owner = ANY (${bind(owners)}) GROUP BY 1, 2`;
  });
  const { rows } = await client.query<SampleRow>(text, values);
  const placeOf = (check: Condition['check']) => checks.indexOf(check);
  return new Map(
    owners.map((owner) => [
      owner,
      sampleOf(
        rows.filter((row) => row.owner === owner),
        placeOf,
      ),
    ]),
  );
}

/** Each once, though most lookups let through what is checked. */
function checksOf(conditions: readonly Condition[]): ((bind: Bind) => string)[] {
  return [...new Set(conditions.flatMap(({ check, reach }) => [check, reach ?? check]))];
}

function pagesFor(conditions: readonly Condition[]): number {
  const weight = conditions.reduce((sum, condition) => sum + condition.weight, 0);
  return Math.round(Math.max(LEAST_PAGES, Math.min(MOST_PAGES, (MOST_PAGES * LIGHT) / weight)));
}

interface SampleRow {
  owner: string;
  /** A bit for each check. */
  had: number;
  rows: number;
  percent: number;
}

function sampleOf(rows: readonly SampleRow[], placeOf: (check: Condition['check']) => number): Sample {
  const total = sum(rows);
  const percent = rows[0]?.percent ?? 100;
  const shareOf = (checks: readonly Condition['check'][], least: number) => {
    const places = checks.map(placeOf);
    const having = rows.filter(({ had }) => places.every((place) => Math.floor(had / 2 ** place) % 2 === 1));
    return Math.max(sum(having), least) / Math.max(1, total);
  };
  const unseen = percent < 100 ? 0.5 : 0;
  return {
    entries: (total * 100) / percent,
    share: (conditions) =>
      shareOf(
        conditions.map(({ check }) => check),
        0,
      ),
    reach: (conditions) =>
      shareOf(
        conditions.map(({ check, reach }) => reach ?? check),
        unseen,
      ),
  };
}

function sum(rows: readonly SampleRow[]): number {
  return rows.reduce((total, row) => total + row.rows, 0);
}
