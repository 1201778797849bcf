import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile, spotifyId } from '../../test-support/csv-files.ts';
import { walkConnection } from '../../test-support/walk-connection.ts';

let catalog: CatalogService;
let listener: CatalogClient;
let importId: string;

/** Rows of every kind, in the order of `EXPECTED`. */
const SONGS = [
  { title: 'Known to all', artist: 'Ann', durationMs: 200_000 },
  { title: 'New', artist: 'Bob' },
  { title: '', artist: '' },
  { title: '=SUM(A1)', artist: '+Cat', features: { energy: 7, tempo: -3 } },
  { title: 'new', artist: 'BOB' },
  { title: 'Unmeasured', artist: 'Dee', features: { energy: null } },
];

beforeAll(async () => {
  catalog = await startCatalog();
  const operator = catalogClient(catalog, 'operator', ['library:read', 'catalogue:load']);
  listener = catalogClient(catalog, 'listener');
  await operator.import('shared.csv', songFile([{ ...SONGS[0], title: 'Known to all', spotifyId: spotifyId(1) }]), {
    kind: 'CATALOGUE',
  });
  importId = (await listener.import('mine.csv', songFile(SONGS))).id ?? '';
});
afterAll(() => catalog[Symbol.asyncDispose]());

const ROW = 'row line file outcome duplicateOf hasFeatures track { title } issues { column value message }';

async function rows(filter: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> {
  const document = `query ($id: ID!, $filter: ImportRowFilter) { import(id: $id) { rows(filter: $filter) { edges { node { ${ROW} } } } } }`;
  type Data = { import: { rows: { edges: { node: Record<string, unknown> }[] } } };
  const data = await listener.query<Data>(document, { id: importId, filter });
  return data.import.rows.edges.map(({ node }) => node);
}

test('says of every row what became of it', async () => {
  const found = await rows();
  expect(found.map(({ row, line, outcome, duplicateOf }) => [row, line, outcome, duplicateOf])).toEqual([
    [1, 2, 'MATCHED', null],
    [2, 3, 'NEW', null],
    [3, 4, 'UNUSABLE', null],
    [4, 5, 'NEW', null],
    [5, 6, 'DUPLICATE', 2],
    [6, 7, 'NEW', null],
  ]);
  expect(found.map(({ hasFeatures }) => hasFeatures)).toEqual([true, true, false, false, true, false]);
  expect(found[2]).toMatchObject({
    track: null,
    issues: [{ message: expect.stringContaining('no title and no artist') }],
  });
  expect(found[3]).toMatchObject({
    track: { title: '=SUM(A1)' },
    issues: [
      { column: 'energy', value: '7' },
      { column: 'tempo', value: '-3' },
    ],
  });
});

test('shows only the rows that are asked for', async () => {
  const lines = async (filter: Record<string, unknown>) => (await rows(filter)).map(({ row }) => row);
  expect(await lines({ outcomes: ['NEW', 'UNUSABLE'] })).toEqual([2, 3, 4, 6]);
  expect(await lines({ hasIssues: true })).toEqual([3, 4]);
  expect(await lines({ hasFeatures: false, outcomes: ['NEW'] })).toEqual([4, 6]);
});

test('pages through all rows and all remarks', async () => {
  const within = `import(id: "${importId}")`;
  expect(await walkConnection(listener, 'rows', 4, 'row', { within })).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await walkConnection(listener, 'issues', 1, 'line', { within })).toEqual([4, 5, 5]);
});

test('is a file too, in which no cell is a formula', async () => {
  const answer = await fetch(`${catalog.url}/imports/${importId}/rows.csv`, {
    headers: { authorization: listener.token },
  });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = (await answer.text()).trimEnd().split('\n');
  expect(lines).toHaveLength(7);
  expect(lines[0]).toBe('Row,Line,File,Outcome,Duplicate of row,Has all nine features,Title,Artists,Track id,Remarks');
  expect(lines[4]).toContain(",'=SUM(A1),'+Cat,");
  expect(lines[4]).toContain('energy: not a number from 0 to 1. The value was left out. (7)');
  expect(lines[5]).toMatch(/^5,6,,DUPLICATE,2,yes,New,Bob,/);
});

test('is nobody else’s business', async () => {
  const stranger = catalogClient(catalog, 'stranger');
  const rowsFile = await fetch(`${catalog.url}/imports/${importId}/rows.csv`, {
    headers: { authorization: stranger.token },
  });
  expect(rowsFile.status).toBe(404);
  expect(await stranger.query('query ($id: ID!) { import(id: $id) { id } }', { id: importId })).toEqual({
    import: null,
  });
});
