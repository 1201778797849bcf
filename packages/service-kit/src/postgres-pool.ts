import { Pool, types } from 'pg';
import type { Logger } from './logger.ts';

export type { Pool, PoolClient } from 'pg';

/** bigint as number: our counters stay far below 2^53, and a counter that does not must fail loudly. */
types.setTypeParser(types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`);
  return value;
});

/** Of one statement, by the server; work that takes longer raises it for its own transaction. */
const STATEMENT_LIMIT_MS = 30_000;
const ON_THE_WAY_MS = 5_000;

export interface PoolOptions {
  connectionString: string;
  /** Largest number of connections. */
  max?: number;
  /**
   * That no statement raises the server's limit of 30 s: an answer that is later than that never comes, and is not waited for. Without
   * it, one who is cut off without a word may wait for a quarter of an hour.
   */
  onlyShortStatements?: boolean;
  applicationName: string;
  logger: Logger;
}

/** A pool that is closed on disposal. Connections that break while idle are logged and replaced. */
export function createPool(
  { connectionString, max = 10, onlyShortStatements = false, applicationName, logger }: PoolOptions,
  stack: AsyncDisposableStack,
): Pool {
  const pool = new Pool({
    connectionString,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // A server that vanished without a word is noticed in the end.
    keepAlive: true,
    statement_timeout: STATEMENT_LIMIT_MS,
    ...(onlyShortStatements && { query_timeout: STATEMENT_LIMIT_MS + ON_THE_WAY_MS }),
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle Postgres connection broke'));
  stack.defer(() => pool.end());
  return pool;
}

/** Readiness: Postgres answers. */
export async function poolAnswers(pool: Pool): Promise<boolean> {
  return pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
}
