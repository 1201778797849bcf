import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SAMPLE_LIKES } from '@curator/catalog/sample';
import colors from 'picocolors';
import { diskFull, saysDiskFull } from '../../bootstrap/disk-space.mjs';
import { parseStartOptions, type StartOptions } from '../../bootstrap/options.mjs';
import { describeError, SetupError } from '../../bootstrap/setup-error.mjs';
import { timed } from '../../bootstrap/step.mjs';
import { loadCatalogue } from './catalogue-load.ts';
import { LISTENER_EMAIL, signInDemo, signInLink } from './demo-listener.ts';
import { findSongs } from './found-songs.ts';
import { deleteState, lockHome } from './local-state.ts';
import { type Platform, startPlatform } from './platform.ts';
import { choosePlaylists } from './playlist-choice.ts';
import { removeStaleTastes } from './stale-tastes.ts';
import { createTaste, trainTaste } from './taste-training.ts';
import { catalogueText, scoresText, songsText } from './terminal-report.ts';
import { createTrainingBar } from './training-bar.ts';

const SONGS = 20;
/** Settings that are passed on to the services: docs/operations.md. */
const TRAINER_LIMITS = [
  ...['MAX_TASTES', 'MAX_OPEN_TRAININGS', 'MAX_TRAINING_SONGS', 'ACK_WAIT_MS'],
  ...['QUEUED_LIMIT_MS', 'RUNNING_LIMIT_MS', 'TOTAL_LIMIT_MS'],
];
const WORKER_LIMITS = ['SLOTS', 'SLOT_MEMORY_MB', 'SHARD_LIMIT_MS'];
const startedAt = performance.now();
const say = (text: string) => void process.stdout.write(`${text}\n`);

const interrupted = Promise.withResolvers<'interrupted'>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => interrupted.resolve('interrupted'));

try {
  const options = parseStartOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  await run(options, path.resolve(process.env.CURATOR_HOME ?? '.curator'));
} catch (error) {
  const shown = saysDiskFull(error) && !(error instanceof SetupError) ? diskFull('the data', '', error) : error;
  process.stderr.write(`\n${describeError(shown)}\n`);
  process.exitCode = shown instanceof SetupError ? shown.exitCode : 1;
}

async function run(options: StartOptions, home: string): Promise<void> {
  const lock = lockHome(home);
  try {
    const { POSTGRES_URL: postgresUrl, NATS_URL: natsUrl, CURATOR_NATS_SERVER_BIN: natsProgram } = process.env;
    if (options.reset) await timed('Deleting the local data', () => deleteState(home, postgresUrl));
    const { port, workers } = options;
    const servers = { postgresUrl, natsUrl, natsProgram };
    const onCrash = (message: string) => say(colors.yellow(message));
    const env = { trainer: given(TRAINER_LIMITS), worker: given(WORKER_LIMITS) };
    const starting = startPlatform({ home, port, workers, ...servers, env, onCrash });
    await using platform = await timed('Starting the servers and services', () => starting);
    lock.update({ url: platform.url });
    const outcome = await Promise.race([work(platform, options), interrupted.promise]);
    if (outcome === 'interrupted' || options.exit) return;
    say(
      `\nCurator is at ${colors.bold(platform.url)}  (API: ${platform.url}/graphql, explorer: ${platform.url}/graphiql)`,
    );
    say(`Open it signed in: ${outcome.link}  (once, within half an hour)`);
    say(`Later sign in with ${LISTENER_EMAIL} and the password ${platform.secrets.listenerPassword}`);
    say('Ctrl-C stops it.');
    await interrupted.promise;
    say('\nStopping ...');
  } finally {
    lock.release();
  }
}

/** The main job, by the public API: load songs, learn a taste, show what it found. */
async function work(platform: Platform, options: StartOptions): Promise<{ link: string }> {
  const { listener, operator } = await signInDemo(platform);
  const loadTitle = options.import ? 'Importing' : 'Loading the sample library';
  const loaded = await timed(loadTitle, () => loadCatalogue(operator, { file: options.import, home: platform.home }));
  say(catalogueText(loaded));
  const removed = loaded.report ? await removeStaleTastes(listener) : 0;
  if (removed > 0) say(`${removed} of your tastes, of the catalogue before this one, went with its playlists.`);

  const likes = await choosePlaylists(
    listener,
    options.likes.length > 0 ? options.likes : [SAMPLE_LIKES],
    options.allNamed,
  );
  const dislikes = await choosePlaylists(listener, options.dislikes, options.allNamed);
  say(`Likes: ${likes.map(({ name, trackCount }) => `"${name}" (${trackCount} songs)`).join(', ')}`);
  const tasteId = await createTaste(listener, { likes, dislikes });
  const trainingStartedAt = performance.now();
  const bar = createTrainingBar(process.stdout);
  await trainTaste(listener, tasteId, bar.show).finally(bar.end);
  const trainingSeconds = (performance.now() - trainingStartedAt) / 1000;

  const found = await findSongs(listener, tasteId, SONGS);
  say(`\n${scoresText(found)}\nTrained in ${trainingSeconds.toFixed(1)} s.\n\nSongs you may love:`);
  say(songsText(found));
  const seconds = { import: loaded.seconds, training: trainingSeconds, total: (performance.now() - startedAt) / 1000 };
  if (options.json) {
    await writeFile(options.json, `${JSON.stringify({ ...found, seconds }, null, 2)}\n`);
    say(`Wrote ${options.json}`);
  }
  const link = await signInLink(platform, listener);
  await Promise.all([listener, operator].map((client) => client[Symbol.asyncDispose]()));
  return { link };
}

/** Those of our environment variables that are set. */
function given(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
