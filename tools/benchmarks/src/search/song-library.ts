import path from 'node:path';
import { ensureDatabase, scratchFolder, startPostgres } from '@curator/platform';
import { createLogger, createPool, migrate, type Pool } from '@curator/service-kit';
import { settle } from '../../../../services/catalog/src/imports/settle.ts';
import { indexChanges } from '../../../../services/catalog/src/search/search-index.ts';
import { LISTENER, STRANGER } from './invented-songs.ts';
import { loadSongs } from './load-songs.ts';

export const logger = createLogger('search benchmark', 'error');

const OWN_SONGS = 2_000;
const OTHERS_SONGS = 20_000;

/** A catalog's database with invented songs, on a server as a platform has it. */
export interface SongLibrary extends AsyncDisposable {
  pool: Pool;
  /** Rows a second, from the tracks' commit until searches find them. */
  searchableRate: number;
  /** Ends the server and starts it again, so that it has nothing in memory; other connections end. */
  restart: () => Promise<Pool>;
}

/** The listener has a few songs, and a stranger has many, beside the catalogue's. */
export async function songLibrary(songs: number): Promise<SongLibrary> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await scratchFolder('search'));
  const server = {
    dataDir: path.join(folder.path, 'data'),
    logFile: path.join(folder.path, 'log'),
    password: 'benchmark',
  };
  let postgres = await startPostgres(server);
  stack.defer(() => postgres.stop());
  const spec = { name: 'catalog', role: 'catalog', password: 'benchmark', extensions: ['pg_trgm'] };
  const connect = async (over: AsyncDisposableStack) => {
    const connectionString = await ensureDatabase(postgres.adminUrl, spec);
    await migrate(
      connectionString,
      new URL('../../../../services/catalog/prisma/migrations/', import.meta.url),
      logger,
    );
    return createPool({ connectionString, applicationName: 'search benchmark', logger }, over);
  };
  let pools = new AsyncDisposableStack();
  stack.defer(() => pools.disposeAsync());
  let pool = await connect(pools);
  await loadSongs(pool, '', songs, 0);
  const startedAt = performance.now();
  await indexChanges(pool, logger);
  const searchableRate = (songs * 1000) / (performance.now() - startedAt);
  await loadSongs(pool, LISTENER, OWN_SONGS, songs);
  await loadSongs(pool, STRANGER, OTHERS_SONGS, songs + OWN_SONGS);
  await indexChanges(pool, logger);
  await settle(pool, logger);
  const kept = stack.move();
  return {
    pool,
    searchableRate,
    async restart() {
      await pools.disposeAsync();
      await postgres.stop();
      postgres = await startPostgres(server);
      pools = new AsyncDisposableStack();
      pool = await connect(pools);
      return pool;
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
