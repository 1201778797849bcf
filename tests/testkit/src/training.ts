import type { ApiClient } from '@curator/platform';

const TRAIN =
  'mutation ($input: TrainTasteInput!) { trainTaste(input: $input) { ... on TrainingJob { id } ... on TasteProblem { code message } } }';

export async function startTraining(
  client: ApiClient,
  tasteId: string,
  options: Record<string, unknown> = {},
): Promise<string> {
  const { trainTaste } = await client.run<{ trainTaste: { id?: string; message?: string } }>(TRAIN, {
    input: { tasteId, ...options },
  });
  if (!trainTaste.id) throw new Error(trainTaste.message);
  return trainTaste.id;
}

/** Trains a taste and waits, by the subscription, until the training has ended. */
export async function trainToEnd(client: ApiClient, tasteId: string): Promise<string> {
  const jobId = await startTraining(client, tasteId);
  const watch = 'subscription ($jobId: ID!) { trainingProgress(jobId: $jobId) { state } }';
  let state = '';
  for await (const event of client.subscribe<{ trainingProgress: { state: string } }>(watch, { jobId }))
    state = event.trainingProgress.state;
  if (state !== 'SUCCEEDED') throw new Error(`The training ended as ${state}`);
  return jobId;
}
