import { Readable } from 'node:stream';

const HEADER =
  'track_id,track_name,track_artist,playlist_name,playlist_id,danceability,energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,duration_ms';

export interface TestSongs {
  /** Name of the playlist and start of the songs' titles. */
  playlist: string;
  count: number;
  /** 0 quiet to 1 loud: songs of different moods can be told apart. */
  mood: number;
}

/** A CSV of invented songs in playlists, as a stream of bytes; the same for the same arguments. */
export function testSongs(playlists: readonly TestSongs[]): Readable {
  return Readable.from(lines(playlists)).map((line: string) => Buffer.from(line));
}

function* lines(playlists: readonly TestSongs[]): Generator<string> {
  yield `${HEADER}\n`;
  for (const { playlist, count, mood } of playlists)
    for (let number = 0; number < count; number += 1) {
      // Around the mood, by a low-discrepancy step: no two songs are the same.
      const spread = ((number * 0.618_033_988_75) % 1) - 0.5;
      const near = (step: number) =>
        Math.min(0.99, Math.max(0.01, mood + 0.5 * (((spread + step * 0.37 + 1.5) % 1) - 0.5)));
      const [a, b, c, d, e, f, g] = [1, 2, 3, 4, 5, 6, 7].map((step) => near(step).toFixed(3));
      const cells = [
        ...[
          `${playlist}-${number}`,
          `${playlist} song ${number}`,
          `${playlist} band ${number % 7}`,
          playlist,
          playlist,
        ],
        ...[a, b, 5, (-40 + 38 * mood + spread).toFixed(2), 1, c, d, e, f, g, (80 + 80 * mood + spread).toFixed(2)],
        180_000 + 7_000 * number,
      ];
      yield `${cells.join(',')}\n`;
    }
}
