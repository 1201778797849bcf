import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { csvFile } from '../../test-support/csv-files.ts';
import { importAndRead } from '../../test-support/import-report.ts';

let catalog: CatalogService;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog();
  listener = catalogClient(catalog, 'listener');
});
afterAll(() => catalog[Symbol.asyncDispose]());

async function preview(body: string, options: Record<string, string> = {}, client = listener) {
  const parameters = new URLSearchParams({ fileName: 'x.csv', ...options });
  const answer = await fetch(`${catalog.url}/imports/preview?${parameters}`, {
    method: 'POST',
    headers: { authorization: client.token },
    body,
  });
  const said = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, said };
}

const FILE = csvFile(
  ['Lied', 'Von', 'Wucht'],
  Array.from({ length: 30 }, (_, number) => [`Lied ${number}`, `Band ${number % 3}`, number]),
);

test('asks for what cannot be told, shows how it would be read then, and the import takes the same answer', async () => {
  const asked = await preview(FILE);
  expect(asked).toMatchObject({
    status: 200,
    said: { state: 'NEEDS_MAPPING', header: ['Lied', 'Von', 'Wucht'], rows: [] },
  });
  const mapping = JSON.stringify({ title: 'Lied', artists: 'Von', energy: 'Wucht' });
  const mapped = await preview(FILE, { mapping, scales: '{"energy":100}' });
  expect(mapped).toMatchObject({ status: 200, said: { state: 'READY' } });
  expect((mapped.said.rows as unknown[])[3]).toMatchObject({
    row: 4,
    line: 5,
    title: 'Lied 3',
    artists: ['Band 0'],
    features: { energy: 0.03, valence: null },
  });
  const view = await importAndRead(listener, 'lieder.csv', FILE, { mapping, scales: '{"energy":100}' });
  expect(view.report).toMatchObject({ rowsRead: 30, tracks: 30, outOfRange: 0 });
});

test('sees that values are in another scale, and asks', async () => {
  const mapping = JSON.stringify({ title: 'Lied', artists: 'Von', energy: 'Wucht' });
  expect(await preview(FILE, { mapping })).toMatchObject({ said: { rescaled: [{ feature: 'energy', scale: 100 }] } });
});

test('is content with the beginning of a file, and keeps nothing', async () => {
  expect(await preview(FILE.slice(0, 200), { mapping: '{"title":"Lied","artists":"Von"}' })).toMatchObject({
    said: { state: 'READY' },
  });
  const { rows } = await catalog.pool.query(`SELECT count(*) AS count FROM imports WHERE file_name = 'x.csv'`);
  expect(rows).toEqual([{ count: 0 }]);
});

test.each([
  ['a mapping to no column', { mapping: '{"title":"nope"}' }, 422, 'MAPPING_INVALID'],
  ['a scale of no feature', { scales: '{"loudness":100}' }, 422, 'SCALES_INVALID'],
  ['an upload that is not there', { upload: '00000000-0000-4000-8000-000000000000' }, 404, 'NOT_FOUND'],
])('refuses %s', async (_what, options, status, code) => {
  expect(await preview(FILE, options)).toMatchObject({ status, said: { errors: [{ extensions: { code } }] } });
});
