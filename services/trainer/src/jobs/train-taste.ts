import { FEATURES } from '@curator/contracts';
import { planShards } from '@curator/forest';
import { inTransaction, type Pool, type PoolClient } from '@curator/service-kit';
import { type CatalogClient, CatalogUnavailableError } from '../catalog/catalog-client.ts';
import type { CatalogueVersion, ReadCatalogue } from '../catalog/catalogue.ts';
import type { Database, Job, Taste } from '../database.ts';
import { notifyDispatcher } from '../dispatch/wake-up.ts';
import { type Limits, lockOwner } from '../tastes/limits.ts';
import { playlistTracks, requireTaste, tooManySongs } from '../tastes/taste.ts';
import { TasteProblem } from '../tastes/taste-problem.ts';
import { idempotencyKeySchema } from '../tastes/text.ts';
import { floatsToBytes } from './float-bytes.ts';
import { FOLDS, type GridPreset, gridOf } from './grid-preset.ts';
import { checkRoom } from './open-trainings.ts';
import { assembleTrainingData, type TrainingData } from './training-data.ts';

export interface TrainTaste {
  tasteId: string;
  grid: GridPreset;
  seed: number;
  idempotencyKey?: string | null;
}

export interface TrainingServices {
  pool: Pool;
  database: Database;
  catalog: CatalogClient;
  readCatalogue: ReadCatalogue;
  limits: Pick<Limits, 'openTrainings' | 'songs'>;
}

/** A shard should be worth its dispatch. */
const SHARD_TARGET_MS = 250;

/**
 * Queues a training: the rows are read and frozen now, so that every attempt sees the same.
 *
 * @throws TasteProblem
 */
export async function trainTaste(services: TrainingServices, owner: string, input: TrainTaste): Promise<Job> {
  const { pool, database, limits } = services;
  const idempotencyKey = parseKey(input.idempotencyKey);
  const taste = await requireTaste(database, owner, input.tasteId);
  const wanted = { ...input, tasteId: taste.id, idempotencyKey };
  const earlier = await findByKey(database, owner, wanted);
  if (earlier) return earlier;
  // Before anything is read: a listener over the limit costs next to nothing. Checked again where the job is made.
  await checkRoom(pool, owner, limits);
  const data = await readTrainingData(services, taste, input.seed);
  const id = await inTransaction(pool, (client) => insertJob(client, taste, wanted, data, limits));
  const job = id ? await database.job.findUnique({ where: { id } }) : await findByKey(database, owner, wanted);
  if (!job) throw new TasteProblem('NOT_FOUND', 'The taste was deleted meanwhile.');
  return job;
}

function parseKey(key: string | null | undefined): string | null {
  const parsed = idempotencyKeySchema.nullish().safeParse(key);
  if (!parsed.success)
    throw new TasteProblem('INVALID_INPUT', 'An idempotency key has 1 to 200 characters, none of them NUL.');
  return parsed.data ?? null;
}

/** @throws TasteProblem INVALID_INPUT where the key was used for something else */
async function findByKey(
  database: Database,
  owner: string,
  { idempotencyKey, tasteId, grid, seed }: TrainTaste,
): Promise<Job | undefined> {
  if (!idempotencyKey) return undefined;
  const earlier = await database.job.findUnique({ where: { owner_idempotencyKey: { owner, idempotencyKey } } });
  if (!earlier) return undefined;
  if (earlier.tasteId !== tasteId || earlier.grid !== grid || earlier.seed !== seed)
    throw new TasteProblem(
      'INVALID_INPUT',
      'This idempotency key began another training: use a new key for a new one.',
    );
  return earlier;
}

async function readTrainingData(
  { catalog, readCatalogue, limits }: TrainingServices,
  { owner, likes, dislikes }: Taste,
  seed: number,
): Promise<TrainingData> {
  const [liked, disliked, catalogue] = await Promise.all([
    playlistTracks(catalog, owner, likes, limits.songs),
    dislikes.length > 0 ? playlistTracks(catalog, owner, dislikes, limits.songs) : undefined,
    readCatalogue().catch(asProblem),
  ]);
  const songs = new Set([...liked.recordingIds, ...(disliked?.recordingIds ?? [])]).size;
  if (songs > limits.songs) throw tooManySongs(songs, limits.songs);
  return assembleTrainingData({ likes: liked, dislikes: disliked, catalogue, seed });
}

function asProblem(error: unknown): CatalogueVersion {
  if (!(error instanceof CatalogUnavailableError)) throw error;
  throw new TasteProblem('CATALOG_UNAVAILABLE', error.message, { cause: error });
}

/** @returns undefined where another call with the same key was faster. */
async function insertJob(
  client: PoolClient,
  taste: Taste,
  { grid, seed, idempotencyKey }: TrainTaste,
  data: TrainingData,
  limits: TrainingServices['limits'],
): Promise<string | undefined> {
  await lockOwner(client, taste.owner);
  const cells = gridOf(grid);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO jobs (taste_id, owner, grid, seed, cells_total, likes, dislikes, background, contradictory, without_features, idempotency_key)
     SELECT id, owner, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM tastes WHERE id = $1 FOR KEY SHARE
     ON CONFLICT (owner, idempotency_key) DO NOTHING RETURNING id`,
    [
      ...[taste.id, grid, seed, cells.length, data.likes, data.dislikes, data.background],
      ...[data.contradictory, data.withoutFeatures, idempotencyKey],
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) return undefined;
  await checkRoom(client, taste.owner, limits, id);
  await client.query('INSERT INTO datasets (job_id, features, labels, known) VALUES ($1, $2, $3, $4)', [
    ...[id, floatsToBytes(data.features), Buffer.from(data.labels), data.known],
  ]);
  const shards = planShards(cells, {
    nRows: data.labels.length,
    nFeatures: FEATURES.length,
    folds: FOLDS,
    targetMs: SHARD_TARGET_MS,
  });
  await client.query(
    `INSERT INTO shards (job_id, shard, kind, cells, only_folds)
     SELECT $1, place - 1, 'SEARCH', array(SELECT jsonb_array_elements_text(s -> 'cells')::int),
       array(SELECT jsonb_array_elements_text(s -> 'onlyFolds')::int)
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS t (s, place)`,
    [id, JSON.stringify(shards)],
  );
  await notifyDispatcher(client);
  return id;
}
