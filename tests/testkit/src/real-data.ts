import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file of recorded songs, on machines that have it; no part of the project. Tests that need it have "[real data]" in their names. */
export function realSongsFile(env = process.env): string | undefined {
  const folder = env.CURATOR_DATA ?? path.resolve(fileURLToPath(new URL('../../../../shared/data', import.meta.url)));
  const file = path.join(folder, 'spotify_songs.csv');
  return existsSync(file) ? file : undefined;
}
