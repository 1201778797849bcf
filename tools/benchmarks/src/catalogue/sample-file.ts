import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sampleLibraryLines } from '@curator/catalog/sample';

/** Writes a file of so many invented songs, a row each, with ids in the form of Spotify's. */
export async function writeSampleFile(file: string, songs: number): Promise<void> {
  await pipeline(Readable.from(pieces(songs)), createWriteStream(file));
}

function* pieces(songs: number): Generator<string> {
  let piece = '';
  let last = '';
  for (const line of sampleLibraryLines({ songs })) {
    const id = line.slice(0, line.indexOf(','));
    // A song has a row for each of its playlists, one after the other.
    if (id === last) continue;
    last = id;
    piece += line.replace(/^sample-0*(\d+)/, (_, number: string) => number.padStart(22, '0'));
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
