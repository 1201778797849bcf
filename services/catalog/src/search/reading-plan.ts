import type { Condition } from './condition.ts';
import type { Sample } from './sample.ts';

/** Microseconds, measured over a million entries: to pass over an entry in the order's index, but for what is to be checked. */
const PASSED_OVER = 0.2;
/** To take up an entry of a list of the words' index, and to fetch one that is on all lists from the table. */
const LISTED = 0.1;
const FETCHED = 5;

/** So few are all looked at, for all ranks at once. */
const FEW_ENTRIES = 5_000;

/** In the order of the answer until enough are found; or those that have the conditions looked up, to be put into order. */
export type ReadingPlan = { way: 'IN_ORDER' } | { way: 'BY_LOOKUP'; lookups: readonly Condition[] };

/**
 * The shorter way to the first `limit` entries that have all of the conditions. What many have is soon met with in order; what few have
 * is looked up by the rarest of the conditions, and by others as long as they save more than their lists cost.
 */
export function planReading(conditions: readonly Condition[], sample: Sample, limit: number): ReadingPlan {
  if (sample.entries < FEW_ENTRIES) return { way: 'BY_LOOKUP', lookups: [] };
  const { lookups, cost } = cheapestLookup(conditions, sample);
  return cost < costInOrder(conditions, sample, limit) ? { way: 'BY_LOOKUP', lookups } : { way: 'IN_ORDER' };
}

function costInOrder(conditions: readonly Condition[], sample: Sample, limit: number): number {
  const share = sample.share(conditions);
  const passed = share > 0 ? Math.min(sample.entries, limit / share) : sample.entries;
  return passed * (PASSED_OVER + conditions.reduce((sum, { weight }) => sum + weight, 0));
}

function cheapestLookup(
  conditions: readonly Condition[],
  sample: Sample,
): { lookups: readonly Condition[]; cost: number } {
  const rarestFirst = conditions
    .filter(({ lookup }) => lookup !== undefined)
    .map((condition) => ({ condition, share: sample.reach([condition]) }))
    .sort((a, b) => a.share - b.share);
  let best = { lookups: [] as readonly Condition[], cost: Number.POSITIVE_INFINITY };
  let listed = 0;
  for (let count = 1; count <= rarestFirst.length; count += 1) {
    const lookups = rarestFirst.slice(0, count).map(({ condition }) => condition);
    listed += (rarestFirst[count - 1]?.share ?? 0) * LISTED;
    const cost = sample.entries * (listed + sample.reach(lookups) * FETCHED);
    if (cost < best.cost) best = { lookups, cost };
  }
  return best;
}
