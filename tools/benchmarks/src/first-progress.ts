import { SAMPLE_LIKES } from '@curator/catalog/sample';
import type { ApiClient } from '@curator/platform';
import { createTaste, loadSample, playlistsNamed } from './listener-calls.ts';
import { startMeasured } from './measured-platform.ts';
import { quantile } from './statistics.ts';

const RUNS = 50;

/** From the call of trainTaste to the first event that a worker caused, at a client over the public door. */
export async function firstProgress(): Promise<string> {
  await using measured = await startMeasured();
  const { operator, listener } = measured;
  await loadSample(operator);
  const tasteId = await createTaste(listener, { likes: await playlistsNamed(listener, SAMPLE_LIKES) });
  await timeToFirstProgress(listener, tasteId); // not counted: everything is cold
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await timeToFirstProgress(listener, tasteId));
  const [p50, p90, max] = [0.5, 0.9, 1].map((share) => quantile(times, share).toFixed(0));
  return `trainTaste to the first event that a worker caused, of ${RUNS}: p50 ${p50} ms, p90 ${p90} ms, max ${max} ms`;
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
