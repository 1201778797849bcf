import { createReadStream } from 'node:fs';
import { Client } from 'pg';
import { copySeconds } from './copy-seconds.ts';
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
    copies.push(rows / (await copySeconds(platform.servers.postgresAdminUrl, file)));
    await emptyCatalogue(platform.servers.databaseUrls.catalog);
  }
  return [
    `import of ${rows} rows: ${spread(ours, 'rows/s')}`,
    `psql \\copy into an unindexed table: ${spread(copies, 'rows/s')}`,
    `ratio of medians: ${(quantile(ours, 0.5) / quantile(copies, 0.5)).toFixed(3)}`,
  ].join('\n');
}

async function emptyCatalogue(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`
      TRUNCATE tracks, audio_features, playlists, playlist_items, search_entries, sources, imports, import_rows, import_issues CASCADE`);
  } finally {
    await client.end();
  }
}
