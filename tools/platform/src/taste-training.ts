import { createHash } from 'node:crypto';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import type { ApiClient } from './api-client.ts';
import type { FoundPlaylist } from './playlist-choice.ts';
import { removeTaste } from './stale-tastes.ts';

export interface Scores {
  nEstimators: number;
  maxFeatures: string;
  minSamplesLeaf: number;
  accuracy: number;
  rocAuc: number;
}

export interface TrainingProgress {
  state: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  cellsDone: number;
  cellsTotal: number;
  best: Scores | null;
  job: { failure: string | null };
}

interface Problem {
  code: string;
  message: string;
}

const CREATE = /* GraphQL */ `
  mutation CreateTaste($input: CreateTasteInput!) {
    createTaste(input: $input) { ... on Taste { id } ... on TasteProblem { code message } }
  }
`;

/** The taste of these playlists; the same one when it is called again. @throws SetupError */
export async function createTaste(
  client: ApiClient,
  { likes, dislikes }: { likes: FoundPlaylist[]; dislikes: FoundPlaylist[] },
): Promise<string> {
  const ids = { likes: likes.map(({ id }) => id), dislikes: dislikes.map(({ id }) => id) };
  const idempotencyKey = createHash('sha256').update(JSON.stringify(ids)).digest('hex');
  const name = likes
    .map((playlist) => playlist.name)
    .join(', ')
    .slice(0, 120);
  const answer = await client.run<{ createTaste: { id: string } | Problem }>(CREATE, {
    input: { name, ...ids, idempotencyKey },
  });
  return orFail(answer.createTaste).id;
}

const TRAIN = /* GraphQL */ `
  mutation TrainTaste($input: TrainTasteInput!) {
    trainTaste(input: $input) { ... on TrainingJob { id } ... on TasteProblem { code message } }
  }
`;

const WATCH = /* GraphQL */ `
  subscription Watch($jobId: ID!) {
    trainingProgress(jobId: $jobId) {
      state cellsDone cellsTotal
      best { nEstimators maxFeatures minSamplesLeaf accuracy rocAuc }
      job { failure }
    }
  }
`;

/** A taste of which this is said would only lie about, never trained. */
const UNLEARNABLE = ['TOO_FEW_SONGS', 'LIKES_EQUAL_DISLIKES', 'NO_BACKGROUND'];

/** Trains a taste and tells of every change until it has ended. @throws SetupError */
export async function trainTaste(
  client: ApiClient,
  tasteId: string,
  onProgress: (progress: TrainingProgress) => void,
): Promise<void> {
  const answer = await client.run<{ trainTaste: { id: string } | Problem }>(TRAIN, { input: { tasteId } });
  if ('code' in answer.trainTaste && UNLEARNABLE.includes(answer.trainTaste.code)) await removeTaste(client, tasteId);
  const jobId = orFail(answer.trainTaste).id;
  let last: TrainingProgress | undefined;
  for await (const event of client.subscribe<{ trainingProgress: TrainingProgress }>(WATCH, { jobId })) {
    last = event.trainingProgress;
    onProgress(last);
  }
  if (last?.state === 'SUCCEEDED') return;
  throw new SetupError(
    `The training ended as ${last?.state ?? 'unknown'}${last?.job.failure ? `: ${last.job.failure}` : '.'}`,
    'The logs of the workers tell more; run the command again to train again.',
  );
}

function orFail<Result extends object>(result: Result | Problem): Result {
  if ('code' in result) throw new SetupError(`${result.code}: ${result.message}`, '', { exitCode: 2 });
  return result;
}
