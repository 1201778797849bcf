import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { execa } from 'execa';

/** Seconds of `psql \copy` of a CSV file into an unindexed table of text, as a whole process: what only moves the bytes. */
export async function copySeconds(url: string, file: string): Promise<number> {
  const columns = (await headerOf(file)).split(',').map((name) => `"${name.trim().replaceAll('"', '')}" text`);
  await execa('psql', [url, '-q', '-c', `DROP TABLE IF EXISTS copied; CREATE TABLE copied (${columns.join(', ')})`]);
  const startedAt = performance.now();
  await execa('psql', [url, '-q', '-c', `\\copy copied FROM '${file}' CSV HEADER`]);
  const seconds = (performance.now() - startedAt) / 1_000;
  await execa('psql', [url, '-q', '-c', 'DROP TABLE copied']);
  return seconds;
}

async function headerOf(file: string): Promise<string> {
  const lines = createInterface({ input: createReadStream(file) });
  for await (const line of lines) return line;
  return '';
}
