import { existsSync } from 'node:fs';
import path from 'node:path';
import { hardPairScores } from './hard-pair-scores.ts';
import { keyRates } from './key-rate.ts';
import { recordingsOfFile } from './recordings-of-file.ts';
import { readSongs } from './song-file.ts';

const HELP = `node tools/benchmarks/src/identity/main.ts [FILE]

  How well the rules of identity tell recordings, on labelled pairs; and on a FILE with the columns track_id, track_name,
  track_artist and duration_ms: how fast they are, how many recordings they find, and some of them to be judged by eye.
`;

const [file] = process.argv.slice(2);
if (file === '--help') process.stdout.write(HELP);
else {
  process.stdout.write(`${hardPairScores()}\n`);
  if (file !== undefined) writeFigures(path.resolve(process.env.INIT_CWD ?? process.cwd(), file));
}

function writeFigures(songFile: string): void {
  if (!existsSync(songFile)) {
    process.stderr.write(`${songFile} is not there: no figures of real songs.\n`);
    return;
  }
  const songs = readSongs(songFile);
  process.stdout.write(`${keyRates(songs)}\n${recordingsOfFile(songs, Math.random)}\n`);
}
