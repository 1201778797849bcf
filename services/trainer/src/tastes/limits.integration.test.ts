import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { songs, testCatalog } from '../../test-support/test-catalog.ts';
import { startBench, type TrainerBench } from '../../test-support/trainer-bench.ts';
import { type TrainTaste, trainTaste } from '../jobs/train-taste.ts';
import { cancelJob } from '../jobs/training-job.ts';
import { createTaste, type NewTaste } from './create-taste.ts';
import { deleteTaste } from './delete-taste.ts';
import { TasteProblem } from './taste-problem.ts';

let bench: TrainerBench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const LIMITS = { tastes: 3, openTrainings: 4, songs: 79 };
const services = (limits = LIMITS) => ({ ...bench, ...testCatalog(), limits, nats: { publish: () => {} } });
const likes = [randomUUID()];
const create = (owner: string, input: Partial<NewTaste> = {}) =>
  createTaste(services(), owner, { name: 'Mine', likes, ...input });
const train = (owner: string, tasteId: string, input: Partial<TrainTaste> = {}) =>
  trainTaste(services(), owner, { tasteId, grid: 'STANDARD', seed: 1, ...input });
const problem = (code: string) => expect.objectContaining({ name: 'TasteProblem', code });

test('a listener may have so many tastes and no more, also when all are made at once', async () => {
  const made = await Promise.allSettled(Array.from({ length: 10 }, () => create('many')));
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(LIMITS.tastes);
  await expect(create('many')).rejects.toEqual(problem('TOO_MANY_TASTES'));
  await create('another'); // whom it does not concern
  const [taste] = await bench.database.taste.findMany({ where: { owner: 'many' } });
  await deleteTaste(services(), 'many', taste?.id ?? '');
  await create('many');
});

test('a listener may have so many open trainings and no more, also when all are begun at once', async () => {
  const { id } = await create('busy');
  const begun = await Promise.allSettled(Array.from({ length: 12 }, () => train('busy', id)));
  const jobs = begun.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(jobs).toHaveLength(LIMITS.openTrainings);
  await expect(train('busy', id)).rejects.toEqual(problem('TOO_MANY_TRAININGS'));
  await train('free', (await create('free')).id); // whom it does not concern
  await cancelJob(services(), 'busy', jobs[0]?.id ?? '');
  await train('busy', id);
});

test('a taste of too many songs is not made, and one whose playlists have grown is not trained', async () => {
  const few = services({ ...LIMITS, songs: 39 });
  await expect(createTaste(few, 'large', { name: 'Mine', likes })).rejects.toEqual(
    new TasteProblem(
      'TOO_MANY_SONGS',
      'These playlists hold 40 songs, and a taste is learned from 39 at most: choose fewer, or smaller ones.',
    ),
  );
  const liked = await create('large');
  await expect(trainTaste(few, 'large', { tasteId: liked.id, grid: 'STANDARD', seed: 1 })).rejects.toEqual(
    problem('TOO_MANY_SONGS'),
  );
  await train('large', liked.id);
  // Forty liked and forty others disliked.
  const others = randomUUID();
  const both = await create('large', { dislikes: [others] });
  const { catalog } = testCatalog();
  const playlistTracks: typeof catalog.playlistTracks = async ({ playlistIds }) =>
    songs(40, playlistIds.includes(others) ? 500 : 0);
  const twice = { ...services(), catalog: { ...catalog, playlistTracks } };
  await expect(trainTaste(twice, 'large', { tasteId: both.id, grid: 'STANDARD', seed: 1 })).rejects.toMatchObject({
    code: 'TOO_MANY_SONGS',
    message: expect.stringContaining('hold 80 songs'),
  });
});

test('one key makes one taste, however often and at once; with other input it is refused', async () => {
  const key = { idempotencyKey: 'taste', dislikes: [randomUUID()] };
  const made = await Promise.all(Array.from({ length: 100 }, () => create('keyed', key)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  // The same, written differently.
  const again = await create('keyed', {
    ...key,
    name: ' Mine ',
    likes: [...likes, ...likes].map((id) => id.toUpperCase()),
  });
  expect(again.id).toBe(made[0]?.id);
  for (const other of [{ name: 'Other' }, { likes: [randomUUID()] }, { dislikes: [] }])
    await expect(create('keyed', { ...key, ...other })).rejects.toEqual(problem('INVALID_INPUT'));
});

test('one key makes one training, however often and at once; with other input it is refused', async () => {
  const [first, second] = [await create('trainer'), await create('trainer')];
  const key = { idempotencyKey: 'training' };
  const begun = await Promise.all(Array.from({ length: 100 }, () => train('trainer', first.id, key)));
  expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
  expect((await train('trainer', first.id.toUpperCase(), key)).id).toBe(begun[0]?.id);
  await expect(train('trainer', second.id, key)).rejects.toEqual(problem('INVALID_INPUT'));
  await expect(train('trainer', first.id, { ...key, seed: 2 })).rejects.toEqual(problem('INVALID_INPUT'));
  await expect(train('trainer', first.id, { ...key, grid: 'CURATOR_2021' })).rejects.toEqual(problem('INVALID_INPUT'));
});

test.each(['a\0b', 'half a pair \ud800', 'x'.repeat(201)])(
  'text that cannot be stored is refused: %j',
  async (text) => {
    await expect(create('odd', { name: text })).rejects.toEqual(problem('INVALID_INPUT'));
    await expect(create('odd', { idempotencyKey: text })).rejects.toEqual(problem('INVALID_INPUT'));
    const { id } = (await bench.database.taste.findFirst({ where: { owner: 'odd' } })) ?? (await create('odd'));
    await expect(train('odd', id, { idempotencyKey: text })).rejects.toEqual(problem('INVALID_INPUT'));
  },
);

test('a taste goes with its trainings, and only its owner can take it away', async () => {
  const { id } = await create('leaving');
  const job = await train('leaving', id);
  await expect(deleteTaste(services(), 'thief', id)).rejects.toEqual(problem('NOT_FOUND'));
  await deleteTaste(services(), 'leaving', id);
  expect(await bench.database.job.findUnique({ where: { id: job.id } })).toBeNull();
  expect(await bench.database.shard.count({ where: { jobId: job.id } })).toBe(0);
  await expect(deleteTaste(services(), 'leaving', id)).rejects.toEqual(problem('NOT_FOUND'));
});
