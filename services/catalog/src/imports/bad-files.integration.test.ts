import { once } from 'node:events';
import { request } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogClient, catalogClient } from '../../test-support/catalog-client.ts';
import { type CatalogService, startCatalog } from '../../test-support/catalog-service.ts';
import { songFile } from '../../test-support/csv-files.ts';
import { emptyCatalog } from '../../test-support/empty-catalog.ts';
import { failInterruptedImports } from './interrupted-imports.ts';

const LIMIT_BYTES = 12 * 1024 * 1024;
let catalog: CatalogService;
let listener: CatalogClient;

beforeAll(async () => {
  catalog = await startCatalog({ limitBytes: LIMIT_BYTES });
  listener = catalogClient(catalog, 'listener');
});
afterAll(() => catalog[Symbol.asyncDispose]());

const HEADER = 'title,artist,energy\n';
const good = songFile([{ title: 'A' }]);

const TOO_LONG = `title,artist,pad\n${`A,B,${'x'.repeat(10_000)}\n`.repeat(1_300)}`;

interface BadFile {
  what: string;
  body: NonNullable<RequestInit['body']>;
  options?: Record<string, string>;
  code: string;
  says: RegExp;
}

const BAD_FILES: BadFile[] = [
  { what: 'nothing at all', body: '', code: 'EMPTY_FILE', says: /is empty/ },
  { what: 'blank lines', body: '\r\n \r\n', code: 'EMPTY_FILE', says: /is empty/ },
  { what: 'a header alone', body: HEADER, code: 'EMPTY_FILE', says: /names no song/ },
  { what: 'rows without a song', body: `${HEADER},,0.5\n`, code: 'EMPTY_FILE', says: /names no song/ },
  {
    what: 'a picture',
    body: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xd]),
    code: 'NOT_TEXT',
    says: /CSV UTF-8/,
  },
  { what: 'NUL characters', body: `${HEADER}A\0,B,0.5\n`, code: 'NOT_TEXT', says: /not text/ },
  {
    what: 'no column for titles',
    body: 'foo,artist\n1,2\n',
    code: 'NO_USABLE_COLUMN',
    says: /titles.*"foo", "artist".*mapping/,
  },
  { what: 'JSON without a song', body: '{"playlists":[]}', code: 'EMPTY_FILE', says: /song|empty/ },
  { what: 'JSON about something else', body: '[{"foo":1}]', code: 'NO_USABLE_COLUMN', says: /No column/ },
  {
    what: 'a mapping to no column',
    body: good,
    options: { mapping: '{"title":"nope"}' },
    code: 'MAPPING_INVALID',
    says: /"nope"/,
  },
  {
    what: 'a mapping of no field',
    body: good,
    options: { mapping: '{"colour":"title"}' },
    code: 'MAPPING_INVALID',
    says: /"colour"/,
  },
  { what: 'a quote never closed', body: `${HEADER}A,B,0.5\n"C,D,0.5\n`, code: 'MALFORMED_CSV', says: /line 3/ },
  {
    what: 'a cell of 10 MB',
    body: `${HEADER}A,B,0.5\n"${'x'.repeat(10_000_000)}",D,0.5\n`,
    code: 'MALFORMED_CSV',
    says: /line 3 is longer/,
  },
  { what: 'more than the limit', body: TOO_LONG, code: 'TOO_LARGE', says: /larger than 12 MiB/ },
  {
    what: 'more than the limit, unannounced',
    body: new Blob([TOO_LONG]).stream(),
    code: 'TOO_LARGE',
    says: /larger than 12 MiB/,
  },
];

test.each(BAD_FILES)('refuses $what with $code, and keeps nothing of it', async ({ body, options, code, says }) => {
  const before = await newestImport();
  const answer = await listener.import('bad.csv', body, options);
  expect(answer).toMatchObject({ status: 422, code });
  expect(answer.message).toMatch(says);
  const recorded = await newestImport();
  expect(recorded?.id).not.toBe(before?.id);
  expect(recorded).toMatchObject({ state: 'FAILED', problem: { code, message: answer.message }, report: null });
  expect(await rowsKept()).toBe(0);
});

test.each([
  ['no file name', {}, /fileName/],
  ['a mapping that is no JSON', { fileName: 'x', mapping: '{' }, /mapping/],
  ['a kind that is none', { fileName: 'x', kind: 'OTHER' }, /kind/],
])('refuses %s before it reads anything', async (_what, parameters, says) => {
  const url = `${catalog.url}/imports?${new URLSearchParams(parameters)}`;
  const response = await fetch(url, { method: 'POST', headers: { authorization: listener.token }, body: good });
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect([response.status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  expect(errors[0]?.message).toMatch(says);
});

test('records an upload that breaks off as interrupted, keeps nothing, and takes the next one', async () => {
  const url = `${catalog.url}/imports?fileName=broken.csv`;
  const upload = request(url, {
    method: 'POST',
    headers: { authorization: listener.token, 'content-length': 5_000_000 },
  });
  upload.on('error', () => {});
  upload.write(HEADER + 'A,B,0.5\n'.repeat(100_000));
  await until(async () => (await newestImport())?.fileName === 'broken.csv');
  upload.destroy();
  await until(async () => (await newestImport())?.state === 'FAILED');
  expect(await newestImport()).toMatchObject({ fileName: 'broken.csv', problem: { code: 'INTERRUPTED' } });
  expect(await rowsKept()).toBe(0);
  expect(await listener.import('good.csv', good)).toMatchObject({ status: 201 });
  await emptyCatalog(catalog.pool);
});

test('at start, fails what a dead process left running, and lets the imports of living ones be', async () => {
  const url = `${catalog.url}/imports?fileName=slow.csv`;
  const upload = request(url, { method: 'POST', headers: { authorization: listener.token } });
  const answered = once(upload, 'response');
  upload.write(HEADER);
  await until(async () => (await newestImport())?.fileName === 'slow.csv');
  const left = '00000000-0000-4000-8000-000000000001';
  await catalog.pool.query(
    `INSERT INTO imports (id, caller, owner, kind, state, file_name) VALUES ($1, 'listener', 'listener', 'LIBRARY', 'RUNNING', 'left.csv')`,
    [left],
  );
  expect(await failInterruptedImports(catalog.pool)).toBe(1);
  const data = await listener.query('query ($id: ID!) { import(id: $id) { state problem { code } } }', { id: left });
  expect(data).toEqual({ import: { state: 'FAILED', problem: { code: 'INTERRUPTED' } } });
  upload.end('A,B,0.5\n');
  const [response] = await answered;
  response.resume();
  expect(response.statusCode).toBe(201);
});

test('more imports at a time than may run wait for their turn', async () => {
  const senders = Array.from({ length: 10 }, (_, number) => catalogClient(catalog, `sender-${number}`));
  const answers = await Promise.all(senders.map((sender) => sender.import('turn.csv', good)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
});

interface RecordedImport {
  id: string;
  state: string;
  fileName: string;
}

async function newestImport(): Promise<RecordedImport | undefined> {
  const document = `query ($who: [_Any!]!) { _entities(representations: $who) { ... on User {
    imports(first: 1) { id state fileName problem { code message } report { tracks } }
  } } }`;
  const data = await listener.query<{ _entities: { imports: RecordedImport[] }[] }>(document, {
    who: [{ __typename: 'User', id: 'listener' }],
  });
  return data._entities[0]?.imports[0];
}

async function rowsKept(): Promise<number> {
  const tables = ['import_rows', 'import_issues', 'sources', 'tracks', 'audio_features', 'playlists', 'playlist_items'];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ');
  const { rows } = await catalog.pool.query<{ count: number }>(`SELECT ${counts} AS count`);
  return rows[0]?.count ?? -1;
}

/** Waits for what the service does by itself; the test's own time limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await nextTurn();
}
