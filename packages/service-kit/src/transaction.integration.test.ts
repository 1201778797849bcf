import { createTestDatabase, startTcpProxy } from '@curator/testkit';
import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { inTransaction } from './transaction.ts';

const ANSWER_MS = 500;

test('a transaction that is cut off without a word is given up after one wait, and its connection with it', async () => {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await createTestDatabase());
  const { port } = new URL(database.url);
  const proxy = stack.use(await startTcpProxy(Number(port)));
  const pool = new Pool({
    connectionString: database.url.replace(`:${port}`, `:${proxy.port}`),
    query_timeout: ANSWER_MS,
  });
  pool.on('error', () => {}); // of the connection that was given up
  stack.defer(() => pool.end());
  const startedAt = performance.now();
  const cutOff = inTransaction(pool, async (client) => {
    proxy.swallow(true);
    await client.query('SELECT 1');
  });
  await expect(cutOff).rejects.toThrow('Query read timeout');
  // Not twice, by waiting for the answer to ROLLBACK too.
  expect(performance.now() - startedAt).toBeLessThan(2 * ANSWER_MS);
  expect(pool.totalCount).toBe(0);
  proxy.swallow(false);
  expect((await inTransaction(pool, (client) => client.query('SELECT 2 AS two'))).rows).toEqual([{ two: 2 }]);
});
