import { request } from 'node:http';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile } from '../../test-support/csv-files.ts';
import { watchProgress } from '../../test-support/import-progress.ts';
import { titlesOf } from '../../test-support/import-report.ts';

const LIMIT_BYTES = 20 * 2 ** 20;
let catalog: CatalogService;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog({ limitBytes: LIMIT_BYTES });
  listener = catalogClient(catalog, 'listener');
});
afterAll(() => catalog[Symbol.asyncDispose]());

const TUS = { 'tus-resumable': '1.0.0' };
const PART = { ...TUS, 'content-type': 'application/offset+octet-stream' };

async function call(
  path: string,
  method: string,
  headers: Record<string, string>,
  body?: Uint8Array,
  client = listener,
) {
  return fetch(new URL(path, catalog.url), {
    method,
    headers: { authorization: client.token, ...headers },
    ...(body && { body: Buffer.from(body) }),
  });
}

async function begin(bytes: number, client = listener): Promise<string> {
  const answer = await call('/uploads', 'POST', { ...TUS, 'upload-length': String(bytes) }, undefined, client);
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}

const idOf = (location: string) => location.split('/').at(-1) ?? '';
const importUpload = (upload: string, options: Record<string, string> = {}) =>
  call(`/imports?${new URLSearchParams({ fileName: 'sent.csv', upload, ...options })}`, 'POST', {});

/** Sends a file with the client that most programs use. */
function sendWithClient(file: string, chunkSize: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const upload = new Upload(Buffer.from(file), {
    endpoint: `${catalog.url}/uploads`,
    headers: { authorization: listener.token },
    chunkSize,
    onError: reject,
    onSuccess: () => resolve(upload.url ?? ''),
  });
  upload.start();
  return promise;
}

test('a file that is sent in parts is imported, and then forgotten', async () => {
  const songs = Array.from({ length: 500 }, (_, number) => ({ title: `Part ${number}` }));
  const url = await sendWithClient(songFile(songs), 10_000);
  const answer = await importUpload(idOf(url), { fileName: 'parts.csv' });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  const data = await listener.query<{ import: { playlists: { id: string }[] } }>(
    'query ($id: ID!) { import(id: $id) { playlists { id } } }',
    { id },
  );
  expect(await titlesOf(listener, data.import.playlists[0]?.id ?? '')).toEqual(songs.map(({ title }) => title));
  expect((await call(url, 'HEAD', TUS)).status).toBe(404);
});

test('an upload that broke off goes on from where it was, and is not imported before it is whole', async () => {
  const file = Buffer.from(songFile([{ title: 'Broken off' }]));
  const location = await begin(file.byteLength);
  const first = await call(location, 'PATCH', { ...PART, 'upload-offset': '0' }, file.subarray(0, 100));
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '100']);
  expect((await importUpload(idOf(location))).status).toBe(404);
  const head = await call(location, 'HEAD', TUS);
  expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([
    '100',
    String(file.byteLength),
  ]);
  const wrongPlace = await call(location, 'PATCH', { ...PART, 'upload-offset': '50' }, file.subarray(50));
  expect(wrongPlace.status).toBe(409);
  expect((await call(location, 'PATCH', { ...PART, 'upload-offset': '100' }, file.subarray(100))).status).toBe(204);
  expect((await importUpload(idOf(location))).status).toBe(201);
});

test('what came before the connection broke is kept', async () => {
  const file = Buffer.from(`title,artist\n${'A,B\n'.repeat(500_000)}`);
  const location = await begin(file.byteLength);
  const sending = request(new URL(location, catalog.url), {
    method: 'PATCH',
    headers: { authorization: listener.token, ...PART, 'upload-offset': '0', 'content-length': file.byteLength },
  });
  sending.on('error', () => {});
  await new Promise((resolve) => sending.write(file.subarray(0, 1_500_000), resolve));
  sending.destroy();
  let received = 0;
  while (received === 0) received = Number((await call(location, 'HEAD', TUS)).headers.get('upload-offset'));
  expect(received).toBeGreaterThan(1_000_000);
  expect((await call(location, 'DELETE', TUS)).status).toBe(204);
  expect((await call(location, 'HEAD', TUS)).status).toBe(404);
});

test('an import of an upload can be left alone, and watched', async () => {
  const url = await sendWithClient(songFile([{ title: 'Left alone' }]), 1_000);
  const id = crypto.randomUUID();
  expect((await importUpload(idOf(url), { id, wait: '0' })).status).toBe(202);
  let last: { state: string; searchableAt: string | null } | undefined;
  for await (const event of watchProgress(listener, id)) last = event;
  expect(last).toMatchObject({ state: 'SUCCEEDED', searchableAt: expect.any(String) });
});

test('nobody else can see, send or import an upload', async () => {
  const location = await begin(100);
  const stranger = catalogClient(catalog, 'stranger');
  expect((await call(location, 'HEAD', TUS, undefined, stranger)).status).toBe(404);
  expect((await call(location, 'PATCH', { ...PART, 'upload-offset': '0' }, Buffer.alloc(100), stranger)).status).toBe(
    404,
  );
  expect((await call(location, 'DELETE', TUS, undefined, stranger)).status).toBe(404);
  await call(location, 'DELETE', TUS);
});

test('refuses what is too large, too many, or not allowed', async () => {
  const tooLarge = await call('/uploads', 'POST', { ...TUS, 'upload-length': String(LIMIT_BYTES + 1) });
  expect(tooLarge.status).toBe(413);
  const collector = catalogClient(catalog, 'collector');
  for (let count = 0; count < 5; count += 1) await begin(10, collector);
  const oneMore = await call('/uploads', 'POST', { ...TUS, 'upload-length': '10' }, undefined, collector);
  expect([oneMore.status, await oneMore.text()]).toEqual([429, expect.stringContaining('5 uploads')]);
  const reader = catalogClient(catalog, 'reader', ['library:read']);
  expect((await call('/uploads', 'POST', { ...TUS, 'upload-length': '10' }, undefined, reader)).status).toBe(403);
});

test('uploads that nobody imported are forgotten after a day', async () => {
  const location = await begin(10);
  await catalog.pool.query(`UPDATE uploads SET created_at = now() - interval '25 hours' WHERE id = $1`, [
    idOf(location),
  ]);
  await begin(10);
  expect((await call(location, 'HEAD', TUS)).status).toBe(404);
});
