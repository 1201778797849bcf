import type { CountIgnored } from '../counts.ts';
import { songCells } from '../song-cells.ts';
import type { TableRow } from '../table.ts';
import { at, textOf } from './json-text.ts';
import type { JsonValue } from './json-values.ts';

const IGNORED = ['albums', 'shows', 'episodes', 'artists', 'bannedArtists', 'other'];

export const LIBRARY_PATHS = ['tracks', 'bannedTracks', ...IGNORED].map((name) => `$.${name}.*`);

/** A song of YourLibrary.json: liked ones and banned ones are playlists, which say what they are. All else is counted. */
export function libraryRow({ value, keys: [kind], line }: JsonValue, countIgnored: CountIgnored): TableRow | undefined {
  if (kind !== 'tracks' && kind !== 'bannedTracks') {
    countIgnored(String(kind));
    return undefined;
  }
  const cells = songCells({
    link: textOf(at(value, 'uri')),
    title: textOf(at(value, 'track')),
    artist: textOf(at(value, 'artist')),
    album: textOf(at(value, 'album')),
    ...(kind === 'tracks'
      ? { playlist: 'Liked songs', mark: 'LIKES' }
      : { playlist: 'Banned songs', mark: 'DISLIKES' }),
  });
  return { cells, line };
}
