import type { PoolClient } from '@curator/service-kit';
import type { Condition } from './condition.ts';
import type { Place, RankedEntry } from './entry.ts';
import { readByLookup } from './read-by-lookup.ts';
import { readInOrder } from './read-in-order.ts';
import { planReading } from './reading-plan.ts';
import type { Round } from './round.ts';
import type { Sample } from './sample.ts';

export interface Reading {
  owner: string;
  round: Round;
  filters: readonly Condition[];
  sample: Sample;
  /** Entries that come behind it are asked for. */
  after: Place | undefined;
  limit: number;
}

/** The first entries of an owner that a round finds, in the order of places. */
export async function readEntries(client: PoolClient, reading: Reading): Promise<RankedEntry[]> {
  const { round, filters, sample, limit } = reading;
  const plan = planReading([...round.conditions, ...filters], sample, limit);
  return plan.way === 'IN_ORDER' ? readInOrder(client, reading) : readByLookup(client, reading, plan.lookups);
}
