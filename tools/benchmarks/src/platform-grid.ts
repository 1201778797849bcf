import { Readable } from 'node:stream';
import { FEATURES } from '@curator/contracts';
import type { ApiClient } from '@curator/platform';
import { generatedSongs } from './forest/bench-data.ts';
import { createTaste, playlistsNamed } from './listener-calls.ts';
import { startMeasured } from './measured-platform.ts';
import { spread } from './statistics.ts';

const ROWS = 2_000;
const RUNS = 10;

/** The original's whole grid on 2,000 songs, from the call of trainTaste to the event that says SUCCEEDED, at a client. */
export async function platformGrid(): Promise<string> {
  await using measured = await startMeasured();
  const { operator, listener } = measured;
  await operator.importFile(Readable.from(songLines()), { kind: 'CATALOGUE', replace: '1', fileName: 'songs.csv' });
  const tasteId = await createTaste(listener, {
    likes: await playlistsNamed(listener, 'Liked'),
    dislikes: await playlistsNamed(listener, 'Disliked'),
  });
  await train(listener, tasteId); // not counted: everything is cold
  const runs: { ms: number; events: number }[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await train(listener, tasteId));
  const ms = runs.map((run) => run.ms);
  return [
    `trainTaste to SUCCEEDED, 570 combinations, ${ROWS} songs, one worker slot at work: ${spread(ms, 'ms')}`,
    `events of progress on the way: ${spread(
      runs.map((run) => run.events),
      'events',
    )}`,
  ].join('\n');
}

function* songLines(): Generator<Buffer> {
  const { features, labels } = generatedSongs(ROWS);
  yield Buffer.from(`track_id,track_name,track_artist,playlist_name,playlist_id,${FEATURES.join(',')}\n`);
  for (let row = 0; row < ROWS; row += 1) {
    const values = FEATURES.map((name, feature) => inRange(name, features[feature * ROWS + row] as number));
    const playlist = labels[row] === 1 ? 'Liked' : 'Disliked';
    yield Buffer.from(`bench-${row},Song ${row},Artist ${row % 400},${playlist},${playlist},${values.join(',')}\n`);
  }
}

/** From about 0..1 to the feature's own unit. */
function inRange(name: (typeof FEATURES)[number], value: number): string {
  const share = Math.min(1, Math.max(0, value));
  if (name === 'loudness') return (-40 + 40 * share).toFixed(3);
  return name === 'tempo' ? (60 + 140 * share).toFixed(3) : share.toFixed(3);
}

async function train(client: ApiClient, tasteId: string): Promise<{ ms: number; events: number }> {
  const mutation = 'mutation ($input: TrainTasteInput!) { trainTaste(input: $input) { ... on TrainingJob { id } } }';
  const watch = 'subscription ($jobId: ID!) { trainingProgress(jobId: $jobId) { state } }';
  const startedAt = performance.now();
  const input = { tasteId, grid: 'CURATOR_2021' };
  const { trainTaste } = await client.run<{ trainTaste: { id: string } }>(mutation, { input });
  let [events, state] = [0, ''];
  for await (const event of client.subscribe<{ trainingProgress: { state: string } }>(watch, {
    jobId: trainTaste.id,
  })) {
    events += 1;
    state = event.trainingProgress.state;
    if (state === 'SUCCEEDED') return { ms: performance.now() - startedAt, events };
  }
  throw new Error(`The job ended as ${state}`);
}
