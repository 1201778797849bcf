import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';

const SILENCE_MS = 300;
let catalog: CatalogService;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog({ silenceMs: SILENCE_MS });
  listener = catalogClient(catalog, 'listener');
});
afterAll(() => catalog[Symbol.asyncDispose]());

const post = (fileName: string, agent?: Agent) =>
  request(`${catalog.url}/imports?fileName=${fileName}`, {
    method: 'POST',
    headers: { authorization: listener.token, 'transfer-encoding': 'chunked' },
    ...(agent && { agent }),
  });

test('gives a sender up that says nothing any more, and lets the next one in', async () => {
  const upload = post('silent.csv');
  upload.write('title,artist\nA,');
  const [error] = await once(upload, 'error').catch((thrown: unknown) => [thrown]);
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(await listener.import('next.csv', 'title,artist\nA,B\n')).toMatchObject({ status: 201 });
  const { rows } = await catalog.pool.query(`SELECT problem_code FROM imports WHERE file_name = 'silent.csv'`);
  expect(rows).toEqual([{ problem_code: 'INTERRUPTED' }]);
});

test('is patient with itself: an import that takes longer than that is answered', async () => {
  const blocker = await catalog.pool.connect();
  await blocker.query('BEGIN');
  await blocker.query(`SELECT pg_advisory_xact_lock(hashtext('recordings'))`);
  const upload = post('slow.csv');
  const answered = once(upload, 'response');
  upload.end('title,artist\nC,D\n');
  // Held up for as long as it takes the server to be silent for twice its limit, by the database's clock.
  await blocker.query('SELECT pg_sleep($1)', [(2 * SILENCE_MS) / 1_000]);
  await blocker.query('COMMIT');
  blocker.release();
  const [response] = await answered;
  response.resume();
  expect(response.statusCode).toBe(201);
});

test('ten uploads over one connection leave nothing behind on it', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const sockets = new Set<unknown>();
  for (let number = 0; number < 10; number++) {
    const upload = post(`${number}.csv`, agent);
    upload.on('socket', (socket) => sockets.add(socket));
    upload.end('title,artist\nE,F\n');
    const [response] = await once(upload, 'response');
    expect(response.statusCode).toBe(201);
    await once(response.resume(), 'end');
  }
  expect(sockets.size).toBe(1);
  agent.destroy();
});
