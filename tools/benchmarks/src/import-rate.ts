import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { Client } from 'pg';
import { startMeasured } from './measured-platform.ts';
import { quantile, spread } from './statistics.ts';

const RUNS = 5;

/**
 * Rows a second of an import through the public door, everything new each time, beside `psql \copy` of the same file into an
 * unindexed table of text on the same server: what only moves the bytes. The two take turns.
 */
export async function importRate(file: string): Promise<string> {
  await using measured = await startMeasured();
  const { operator, platform } = measured;
  const header = (await readFile(file, 'utf8')).split('\n', 1)[0] ?? '';
  let rows = 0;
  const [ours, copies]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    const id = await operator.importFile(createReadStream(file), {
      kind: 'CATALOGUE',
      replace: '1',
      fileName: `run-${run}.csv`,
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const answer = await operator.run<{ import: { report: { rowsRead: number } } }>(
      'query ($id: ID!) { import(id: $id) { report { rowsRead } } }',
      { id },
    );
    rows = answer.import.report.rowsRead;
    ours.push(rows / seconds);
    copies.push(rows / (await copySeconds(platform.servers.postgresAdminUrl, file, header)));
    await emptyCatalogue(platform.servers.databaseUrls.catalog);
  }
  return [
    `import of ${rows} rows: ${spread(ours, 'rows/s')}`,
    `psql \\copy into an unindexed table: ${spread(copies, 'rows/s')}`,
    `ratio of medians: ${(quantile(ours, 0.5) / quantile(copies, 0.5)).toFixed(3)}`,
  ].join('\n');
}

/** Whole-process seconds of psql. */
async function copySeconds(url: string, file: string, header: string): Promise<number> {
  const columns = header.split(',').map((name) => `"${name.trim().replaceAll('"', '')}" text`);
  const create = `DROP TABLE IF EXISTS copied; CREATE TABLE copied (${columns.join(', ')})`;
  await execa('psql', [url, '-q', '-c', create]);
  const startedAt = performance.now();
  await execa('psql', [url, '-q', '-c', `\\copy copied FROM '${file}' CSV HEADER`]);
  return (performance.now() - startedAt) / 1000;
}

async function emptyCatalogue(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('TRUNCATE recordings, sources, imports CASCADE');
  } finally {
    await client.end();
  }
}
