import { hardPairScores } from './hard-pair-scores.ts';
import { keyRates } from './key-rate.ts';
import { recordingsOfFile } from './recordings-of-file.ts';
import { readSongs } from './song-file.ts';

/**
 * How well the rules of identity tell recordings, on labelled pairs; and on a file with the columns track_id, track_name, track_artist
 * and duration_ms: how fast they are, how many recordings they find, and some of them to be judged by eye.
 */
export async function identityScores(file: string | undefined): Promise<string> {
  if (file === undefined) return hardPairScores();
  const songs = readSongs(file);
  return [hardPairScores(), keyRates(songs), recordingsOfFile(songs, Math.random)].join('\n');
}
