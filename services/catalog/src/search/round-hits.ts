import type { PoolClient } from '@curator/service-kit';
import type { Condition } from './condition.ts';
import { comparePlaces, type Place, type RankedEntry } from './entry.ts';
import { onePerRecording, type SearchHit } from './one-per-recording.ts';
import { readEntries } from './read-entries.ts';
import type { Round } from './round.ts';
import { sampleEntries } from './sample.ts';

/** More entries than asked for, since some may be of the same recordings. */
const SPARE = 5;

export interface Search {
  client: PoolClient;
  listener: string;
  filters: readonly Condition[];
}

/** A round that is ready to be read from. */
export interface OpenRound extends Round {
  /** The first entries behind a place, or from the beginning, shared and the listener's own together in the order of places. */
  read: (limit: number, after: Place | undefined) => Promise<RankedEntry[]>;
}

export async function openRound({ client, listener, filters }: Search, round: Round): Promise<OpenRound> {
  const owners = ['', listener];
  const samples = await sampleEntries(client, owners, [...round.conditions, ...filters]);
  let whole: RankedEntry[] | undefined;
  const read: OpenRound['read'] = async (limit, after) => {
    if (whole && !after) return whole.slice(0, limit);
    const found: RankedEntry[] = [];
    for (const [owner, sample] of samples)
      found.push(...(await readEntries(client, { owner, round, filters, sample, after, limit })));
    const first = found.sort(comparePlaces).slice(0, limit);
    if (!after && first.length < limit) whole = first;
    return first;
  };
  return { ...round, read };
}

/** The first hits of the last of the rounds; what the others find is none of its. */
export async function hitsOf(
  { client, listener, filters }: Search,
  rounds: readonly OpenRound[],
  wanted: number,
  after: Place | undefined,
): Promise<SearchHit[]> {
  const round = rounds.at(-1);
  if (!round || wanted <= 0 || isBehindAll(round, after)) return [];
  const rankOf = (text: string) => rounds.map((each) => each.rankOf(text)).find((rank) => rank !== undefined);
  const hits: SearchHit[] = [];
  let place = after;
  for (;;) {
    const limit = wanted - hits.length + SPARE;
    const entries = await round.read(limit, place);
    hits.push(...(await onePerRecording(client, listener, filters, entries, rankOf)));
    if (hits.length >= wanted || entries.length < limit) return hits.slice(0, wanted);
    place = entries.at(-1);
  }
}

/** How many entries the rounds find, counted up to `most`. */
export async function countEntries(rounds: readonly OpenRound[], most: number): Promise<number> {
  let count = 0;
  for (const { read } of rounds) if (count < most) count += (await read(most - count, undefined)).length;
  return count;
}

/** The page before had come to worse ranks. */
function isBehindAll({ ranks }: Round, after: Place | undefined): boolean {
  return after !== undefined && ranks.every(({ rank }) => rank < after.rank);
}
