import { loadavg } from 'node:os';
import type { Pool } from '@curator/service-kit';
import { searchTracks } from '../../../../services/catalog/src/search/search.ts';
import { quantile } from '../statistics.ts';
import { overHttp } from './http-search.ts';
import { LISTENER } from './invented-songs.ts';
import { plainTrigrams } from './plain-trigrams.ts';
import { type Query, queryList } from './query-list.ts';
import { songLibrary } from './song-library.ts';

const PAGE = 20;
/** As the field counts hits. */
const COUNTED = 100;
const ROUNDS = 10;
const PEER_ROUNDS = 3;

type Ask = (query: Query) => Promise<unknown>;

/** Milliseconds of searches in a catalogue of invented songs, group by group, beside plain pg_trgm on the same server. */
export async function searchTimes(songs: number): Promise<string> {
  await using library = await songLibrary(songs);
  const queries = queryList(songs);
  // Nothing is in memory but the system's cache of the disk.
  const pool = await library.restart();
  const first = await timesOf(queries, 1, pageOf(pool));
  const page = await timesOf(queries, ROUNDS, pageOf(pool));
  const counted = await timesOf(queries, ROUNDS, countOf(pool));
  await using http = await overHttp(pool);
  const answered = await timesOf(queries, ROUNDS, http.ask);
  await using trigrams = await plainTrigrams(pool, LISTENER);
  const peer = await timesOf(
    queries.filter(({ query }) => query.trim() !== ''),
    PEER_ROUNDS,
    trigrams.ask,
  );
  return [
    `${songs} invented songs, ${queries.length} queries, ${ROUNDS} rounds; load of the machine ${loadavg()[0]?.toFixed(1)}`,
    `searchable after their commit: ${library.searchableRate.toFixed(0)} songs/s`,
    table(`a page of ${PAGE}, first run after a restart of the server`, first),
    table(`a page of ${PAGE}`, page),
    table(`hits counted up to ${COUNTED}`, counted),
    table('a page and its count, over HTTP GraphQL', answered),
    table('plain pg_trgm: text % query, by similarity', peer),
  ].join('\n\n');
}

function pageOf(pool: Pool): Ask {
  return ({ query, filter }) => searchTracks(pool, { listener: LISTENER, query, filter }, PAGE + 1);
}

function countOf(pool: Pool): Ask {
  return ({ query, filter }) => searchTracks(pool, { listener: LISTENER, query, filter }, COUNTED);
}

/** By group; each round goes through all queries, so that none finds its own pages just read. */
async function timesOf(queries: readonly Query[], rounds: number, ask: Ask): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const query of queries) {
      const startedAt = performance.now();
      await ask(query);
      const spent = performance.now() - startedAt;
      times.set(query.group, [...(times.get(query.group) ?? []), spent]);
    }
  return times;
}

function table(title: string, times: ReadonlyMap<string, readonly number[]>): string {
  const all = [...times.values()].flat();
  const lines = [...times, ['all', all] as const].map(([group, values]) => {
    const cells = [0.5, 0.95, 0.99, 1].map((share) => quantile(values, share).toFixed(1).padStart(8));
    return `${group.padEnd(34)}${cells.join('')}`;
  });
  return [`${title}, ms`, `${''.padEnd(34)}     p50     p95     p99     max`, ...lines].join('\n');
}
