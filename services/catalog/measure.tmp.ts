import { readFileSync } from 'node:fs';
import pg from 'pg';
import { openFile } from './src/imports/import-file.ts';
import { runImport } from './src/imports/import-job.ts';
import { startCatalog } from './test-support/catalog-service.ts';

const file = readFileSync('/work/shared/data/spotify_songs.csv');
async function* bytes() {
  for (let i = 0; i < file.length; i += 65536) yield file.subarray(i, i + 65536);
}
for (let i = 0; i < 3; i++) {
  const t = performance.now();
  const { batches } = await openFile({ mapping: {}, limitBytes: 1e9 }, bytes());
  let n = 0;
  for await (const b of batches) n += b.length;
  console.log('parse+read', n, (performance.now() - t).toFixed(0));
}
await using service = await startCatalog();
const q = pg.Client.prototype.query;
pg.Client.prototype.query = function (this: any, ...args: any[]) {
  const t = performance.now();
  const r = (q as any).apply(this, args);
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  if (r?.then)
    r.then(() => console.log((performance.now() - t).toFixed(0).padStart(6), text.replace(/\s+/g, ' ').slice(0, 90)));
  return r;
} as any;
for (const kind of ['CATALOGUE', 'CATALOGUE', 'LIBRARY'] as const) {
  const t = performance.now();
  await runImport(
    { pool: service.pool, logger: console as any },
    { caller: 'op', kind, fileName: 'spotify_songs.csv', mapping: {}, replace: true, licence: null, limitBytes: 1e9 },
    bytes(),
  );
  console.log('TOTAL', (performance.now() - t).toFixed(0), Math.round(32833e3 / (performance.now() - t)));
}
