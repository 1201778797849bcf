import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile } from '../../test-support/csv-files.ts';
import { emptyCatalog } from '../../test-support/empty-catalog.ts';
import { subscribeProgress, watchProgress } from '../../test-support/import-progress.ts';

let catalog: CatalogService;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog();
  listener = catalogClient(catalog, 'listener');
});
beforeEach(() => emptyCatalog(catalog.pool));
afterAll(() => catalog[Symbol.asyncDispose]());

const CANCEL = `mutation ($id: ID!) { cancelImport(id: $id) { __typename ... on ImportProblem { code } } }`;
const UNDO = `mutation ($id: ID!) { undoImport(id: $id) {
  __typename ... on ImportProblem { code message } ... on UndoneImport { import { state undoneAt playlists { id } } }
} }`;
const PLAYLISTS = '{ playlists { edges { node { name trackCount } } } }';

const newId = () => crypto.randomUUID();

async function counts(): Promise<unknown> {
  const tables = [
    'tracks',
    'audio_features',
    'playlists',
    'playlist_items',
    'sources',
    'search_entries',
    'import_rows',
  ];
  const { rows } = await catalog.pool.query(
    `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}`,
  );
  return rows[0];
}

const NOTHING = {
  ...{ tracks: 0, audio_features: 0, playlists: 0, playlist_items: 0, sources: 0, search_entries: 0, import_rows: 0 },
};

test('an import that is cancelled while its file arrives stops, and nothing of it is kept', async () => {
  const id = newId();
  const upload = request(`${catalog.url}/imports?fileName=long.csv&id=${id}`, {
    method: 'POST',
    headers: { authorization: listener.token },
  });
  const answered = once(upload, 'response');
  upload.write(`title,artist\n${'A,B\n'.repeat(100_000)}`);
  let wasCancelled = false;
  let last: string | undefined;
  for await (const { state, rowsRead } of watchProgress(listener, id)) {
    last = state;
    if (rowsRead === 0 || wasCancelled) continue;
    wasCancelled = true;
    expect(await listener.query(CANCEL, { id })).toEqual({ cancelImport: { __typename: 'CancelledImport' } });
  }
  expect(last).toBe('CANCELLED');
  const [response] = await answered;
  response.resume();
  expect(response.statusCode).toBe(422);
  upload.destroy();
  expect(await counts()).toEqual(NOTHING);
  expect(await listener.query(CANCEL, { id })).toMatchObject({ cancelImport: { code: 'NOT_RUNNING' } });
});

test('an import that is cancelled while the database works stops too', async () => {
  const blocker = await catalog.pool.connect();
  await blocker.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('recordings'))`);
  using _released = { [Symbol.dispose]: () => blocker.release(true) };
  const id = newId();
  const answer = listener.import('held.csv', songFile([{ title: 'Held' }]), { id });
  for await (const { phase } of watchProgress(listener, id))
    if (phase === 'MERGING') await listener.query(CANCEL, { id });
  expect(await answer).toMatchObject({ status: 422, code: 'CANCELLED' });
  expect(await counts()).toEqual(NOTHING);
});

test('an undone import leaves no trace but its record; what other files brought stays', async () => {
  await listener.import('first.csv', songFile([{ title: 'Both' }, { title: 'First' }]));
  const before = await counts();
  const { id } = await listener.import(
    'second.csv',
    songFile([{ title: 'Both' }, { title: 'Second', playlist: 'Two' }]),
  );
  expect(await counts()).not.toEqual(before);
  expect(await listener.query(UNDO, { id })).toMatchObject({
    undoImport: { __typename: 'UndoneImport', import: { state: 'UNDONE', playlists: [] } },
  });
  // Both's second playlist entry is gone with its playlist; the report of the undone import stays.
  expect(await counts()).toEqual({ ...(before as object), import_rows: 4 });
  expect(await listener.query(PLAYLISTS)).toEqual({
    playlists: { edges: [{ node: { name: 'One', trackCount: 2 } }] },
  });
  expect(await listener.query(UNDO, { id })).toMatchObject({ undoImport: { __typename: 'UndoneImport' } });
});

test('an import that changed what an earlier one brought says why it cannot be undone', async () => {
  const first = await listener.import('same.csv', songFile([{ title: 'A' }]));
  const second = await listener.import('same.csv', songFile([{ title: 'B' }]));
  const answer = async (id: string | undefined) =>
    (await listener.query<{ undoImport: { message: string } }>(UNDO, { id })).undoImport;
  expect(await answer(second.id)).toMatchObject({ code: 'NOT_UNDOABLE', message: /earlier file/ });
  expect(await answer(first.id)).toMatchObject({ code: 'NOT_UNDOABLE', message: /later import/ });
});

test('nobody cancels or undoes what is not theirs', async () => {
  const { id } = await listener.import('mine.csv', songFile([{ title: 'Mine' }]));
  const stranger = catalogClient(catalog, 'stranger');
  expect(await stranger.query(UNDO, { id })).toMatchObject({ undoImport: { code: 'NOT_FOUND' } });
  expect(await stranger.query(CANCEL, { id })).toMatchObject({ cancelImport: { code: 'NOT_FOUND' } });
});

test('the same id again is the same import again', async () => {
  const id = newId();
  const file = songFile([{ title: 'Once' }]);
  expect(await listener.import('once.csv', file, { id })).toMatchObject({ status: 201, id });
  expect(await listener.import('once.csv', file, { id })).toMatchObject({ status: 201, id });
  expect(await catalogClient(catalog, 'stranger').import('once.csv', file, { id })).toMatchObject({ code: 'ID_TAKEN' });
  const { rows } = await catalog.pool.query('SELECT count(*) AS count FROM imports');
  expect(rows).toEqual([{ count: 1 }]);
});

test('undoing waits for an import of the same file, and then says that it is not the last', async () => {
  const first = await listener.import('twice.csv', songFile([{ title: 'A' }]));
  const blocker = await catalog.pool.connect();
  using _released = { [Symbol.dispose]: () => blocker.release(true) };
  await blocker.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('recordings of listener'))`);
  const id = newId();
  const second = listener.import('twice.csv', songFile([{ title: 'A' }, { title: 'B' }]), { id });
  for await (const { phase } of watchProgress(listener, id)) if (phase === 'MERGING') break;
  expect(await listener.query(UNDO, { id: first.id })).toMatchObject({ undoImport: { code: 'BUSY' } });
  await blocker.query('ROLLBACK');
  expect(await second).toMatchObject({ status: 201 });
  expect(await listener.query(UNDO, { id: first.id })).toMatchObject({ undoImport: { code: 'NOT_UNDOABLE' } });
  expect(await listener.query(PLAYLISTS)).toMatchObject({ playlists: { edges: [{ node: { trackCount: 2 } }] } });
});

test('the same file again changes nothing, and the first import can still be undone', async () => {
  const file = songFile([{ title: 'A' }, { title: 'B' }]);
  await listener.import('again.csv', file);
  const again = await listener.import('again.csv', file);
  const report = 'query ($id: ID!) { import(id: $id) { report { changed newTracks } } }';
  expect(await listener.query(report, { id: again.id })).toEqual({
    import: { report: { changed: false, newTracks: 0 } },
  });
  const shorter = await listener.import('again.csv', songFile([{ title: 'A' }]));
  expect(await listener.query(report, { id: shorter.id })).toMatchObject({ import: { report: { changed: true } } });
  await emptyCatalog(catalog.pool);
  const anew = await listener.import('again.csv', file);
  await listener.import('again.csv', file);
  expect(await listener.query(UNDO, { id: anew.id })).toMatchObject({ undoImport: { __typename: 'UndoneImport' } });
});

test('two that send the same id at once make one import', async () => {
  const id = newId();
  const answers = await Promise.all(
    [1, 2, 3].map(() => listener.import('race.csv', songFile([{ title: 'R' }]), { id })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual(expect.arrayContaining([201]));
  expect(answers.every(({ status, code }) => status === 201 || code === 'RUNNING')).toBe(true);
  const { rows } = await catalog.pool.query('SELECT state FROM imports');
  expect(rows).toEqual([{ state: 'SUCCEEDED' }]);
});

test('an import that brought nothing new takes nothing away', async () => {
  const file = songFile([{ title: 'A' }]);
  await listener.import('kept.csv', file);
  const again = await listener.import('kept.csv', file);
  expect(await listener.query(UNDO, { id: again.id })).toMatchObject({ undoImport: { __typename: 'UndoneImport' } });
  expect(await listener.query(PLAYLISTS)).toMatchObject({ playlists: { edges: [{ node: { trackCount: 1 } }] } });
});

test('an id that is taken is not another file’s', async () => {
  const id = newId();
  await listener.import('one.csv', songFile([{ title: 'A' }]), { id });
  expect(await listener.import('other.csv', songFile([{ title: 'B' }]), { id })).toMatchObject({
    status: 409,
    code: 'ID_TAKEN',
  });
});

test('an import can be watched before it is sent', async () => {
  const id = newId();
  const states = (async () => {
    const seen: string[] = [];
    for await (const { state } of subscribeProgress(listener, id)) seen.push(state);
    return seen;
  })();
  await listener.import('watched.csv', songFile([{ title: 'A' }]), { id });
  expect((await states).at(-1)).toBe('SUCCEEDED');
});
