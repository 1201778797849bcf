import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { scratchFolder } from '@curator/platform';
import { copySeconds } from '../copy-seconds.ts';
import { startMeasured } from '../measured-platform.ts';
import { readFeed } from './feed-rate.ts';
import { writeSampleFile } from './sample-file.ts';

interface ImportTimes {
  createdAt: string;
  finishedAt: string;
  searchableAt: string;
  report: { rowsRead: number; tracks: number; newTracks: number };
}

const TIMES = `query ($id: ID!) { import(id: $id) { createdAt finishedAt searchableAt report { rowsRead tracks newTracks } } }`;

/**
 * A catalogue of very many invented songs, brought through the public door: rows a second until they are committed and told apart, and
 * until they are searchable, beside `psql \copy` of the same file into an unindexed table of the same server; the most memory that
 * the catalog had; and the time that the feature matrix takes to whoever keeps a copy.
 */
export async function largeCatalogue(songs: number): Promise<string> {
  await using folder = await scratchFolder('catalogue');
  const file = path.join(folder.path, 'songs.csv');
  await writeSampleFile(file, songs);
  await using measured = await startMeasured();
  const { operator, platform } = measured;
  const load = async (fileName: string) => {
    const id = await operator.importFile(createReadStream(file), { kind: 'CATALOGUE', fileName });
    return (await operator.run<{ import: ImportTimes }>(TIMES, { id })).import;
  };
  const first = await load('songs.csv');
  const copied = await copySeconds(platform.servers.postgresAdminUrl, file);
  const peakMb = await peakMemoryMb(platform.services.get('catalog')?.pid() ?? 0);
  const whole = await readFeed(platform);
  const changes = await readFeed(platform, whole.cursor);
  const again = await load('songs.csv');
  const rate = (seconds: number) => `${(songs / seconds).toFixed(0)} rows/s (${seconds.toFixed(1)} s)`;
  const committed = secondsBetween(first.createdAt, first.finishedAt);
  return [
    `${first.report.rowsRead} rows, ${first.report.newTracks} new recordings; single runs`,
    `committed and told apart: ${rate(committed)}`,
    `searchable: ${rate(secondsBetween(first.createdAt, first.searchableAt))}`,
    `psql \\copy into an unindexed table of text: ${rate(copied)}; ratio ${(copied / committed).toFixed(3)}`,
    `the same file again, nothing new: ${rate(secondsBetween(again.createdAt, again.finishedAt))}`,
    `most memory of the catalog's process: ${peakMb} MB`,
    `feature matrix: ${whole.rows} rows, ${whole.megabytes.toFixed(0)} MB in ${whole.seconds.toFixed(1)} s; nothing changed: ${(changes.seconds * 1_000).toFixed(0)} ms`,
  ].join('\n');
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1_000;
}

/** Of all its life (Linux). */
async function peakMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024);
}
