import { SAMPLE_LIKES } from '@curator/catalog/sample';
import { createTaste, loadSample, playlistsNamed } from './listener-calls.ts';
import { startMeasured } from './measured-platform.ts';
import { quantile } from './statistics.ts';

const RUNS = 200;
const OPEN_TRAININGS = 100;
const TRAIN = 'mutation ($input: TrainTasteInput!) { trainTaste(input: $input) { ... on TasteProblem { code } } }';

/** How soon somebody over a limit is told so, at a client over the public door. */
export async function refusals(): Promise<string> {
  // Nobody takes the trainings: they stay open.
  const limits = { MAX_OPEN_TRAININGS: String(OPEN_TRAININGS), MAX_TRAINING_SONGS: '300' };
  await using measured = await startMeasured({ workers: 0, env: { trainer: limits } });
  const { operator, listener } = measured;
  await loadSample(operator);
  const tasteId = await createTaste(listener, { likes: await playlistsNamed(listener, SAMPLE_LIKES) });
  const train = async () => {
    const { trainTaste } = await listener.run<{ trainTaste: { code?: string } }>(TRAIN, { input: { tasteId } });
    return trainTaste.code ?? 'accepted';
  };
  for (let open = 0; open < OPEN_TRAININGS; open += 1)
    if ((await train()) !== 'accepted') throw new Error('Refused too soon');
  const everything = await listener.run<{ playlists: { edges: { node: { id: string } }[] } }>(
    '{ playlists(first: 200) { edges { node { id } } } }',
  );
  const all = everything.playlists.edges.map(({ node }) => node.id);
  return [
    await timesOf('TOO_MANY_TRAININGS', train),
    await timesOf('TOO_MANY_SONGS', () => createTaste(listener, { likes: all })),
  ].join('\n');
}

async function timesOf(code: string, ask: () => Promise<string>): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    const answer = await ask();
    times.push(performance.now() - startedAt);
    if (answer !== code) throw new Error(`Answered ${answer} in place of ${code}`);
  }
  const [p50, p99, most] = [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(0));
  return `${code} told, of ${RUNS}: p50 ${p50} ms, p99 ${p99} ms, most ${most} ms`;
}
