import { createTestDatabase, startTcpProxy } from '@curator/testkit';
import { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
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
  const asked = vi.fn();
  const cutOff = inTransaction(pool, async (client) => {
    proxy.swallow(true);
    const query = client.query.bind(client);
    vi.spyOn(client, 'query').mockImplementation((sql: string) => {
      asked(sql);
      return query(sql);
    });
    await client.query('SELECT 1');
  });
  await expect(cutOff).rejects.toThrow('Query read timeout');
  // Not ROLLBACK too, whose answer would be waited for as long again.
  expect(asked.mock.calls).toEqual([['SELECT 1']]);
  expect(pool.totalCount).toBe(0);
  proxy.swallow(false);
  expect((await inTransaction(pool, (client) => client.query('SELECT 2 AS two'))).rows).toEqual([{ two: 2 }]);
});
