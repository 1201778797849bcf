import { Readable } from 'node:stream';
import { SAMPLE_FILE_NAME, SAMPLE_LIKES, sampleLibraryLines } from '@curator/catalog/sample';
import type { ApiClient } from '@curator/platform';
import { startMeasured } from './measured-platform.ts';
import { quantile } from './statistics.ts';

const RUNS = 50;

/** From the call of trainTaste to the first event that a worker caused, at a client over the public door. */
export async function firstProgress(): Promise<string> {
  await using measured = await startMeasured();
  const { operator, listener } = measured;
  const lines = Readable.from(sampleLibraryLines()).map((line: string) => Buffer.from(line));
  await operator.importFile(lines, { kind: 'CATALOGUE', replace: '1', fileName: SAMPLE_FILE_NAME });
  const tasteId = await createTaste(listener);
  await timeToFirstProgress(listener, tasteId); // not counted: everything is cold
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await timeToFirstProgress(listener, tasteId));
  const [p50, p90, max] = [0.5, 0.9, 1].map((share) => quantile(times, share).toFixed(0));
  return `trainTaste to the first event that a worker caused, of ${RUNS}: p50 ${p50} ms, p90 ${p90} ms, max ${max} ms`;
}

async function createTaste(client: ApiClient): Promise<string> {
  const find = 'query ($name: String!) { findPlaylists(nameOrId: $name) { matches { id } } }';
  const found = await client.run<{ findPlaylists: { matches: { id: string }[] } }>(find, { name: SAMPLE_LIKES });
  const create = 'mutation ($input: CreateTasteInput!) { createTaste(input: $input) { ... on Taste { id } } }';
  const input = { name: 'Measured', likes: found.findPlaylists.matches.map(({ id }) => id) };
  return (await client.run<{ createTaste: { id: string } }>(create, { input })).createTaste.id;
}

async function timeToFirstProgress(client: ApiClient, tasteId: string): Promise<number> {
  const train = 'mutation ($input: TrainTasteInput!) { trainTaste(input: $input) { ... on TrainingJob { id } } }';
  const watch = 'subscription ($jobId: ID!) { trainingProgress(jobId: $jobId) { state } }';
  const startedAt = performance.now();
  const { trainTaste } = await client.run<{ trainTaste: { id: string } }>(train, { input: { tasteId } });
  let first: number | undefined;
  const events = client.subscribe<{ trainingProgress: { state: string } }>(watch, { jobId: trainTaste.id });
  for await (const { trainingProgress } of events) {
    // A job is queued until a worker has taken a shard of it. The rest is waited for, so that runs do not meet.
    if (trainingProgress.state !== 'QUEUED') first ??= performance.now() - startedAt;
  }
  if (first === undefined) throw new Error('No worker took the job');
  return first;
}
