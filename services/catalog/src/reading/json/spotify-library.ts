import type { CountIgnored } from '../counts.ts';
import { songCells } from '../song-cells.ts';
import type { TableRow } from '../table.ts';
import { at, textOf } from './json-text.ts';
import type { JsonValue } from './json-values.ts';

/** What else a library has, and what people call it. */
const IGNORED = new Map([
  ['albums', 'albums'],
  ['shows', 'shows'],
  ['episodes', 'episodes'],
  ['artists', 'artists'],
  ['bannedArtists', 'banned artists'],
  ['other', 'other entries'],
]);

export const LIBRARY_PATHS = ['tracks', 'bannedTracks', ...IGNORED.keys()].map((name) => `$.${name}.*`);

/** A song of YourLibrary.json: liked ones and banned ones are playlists, which say what they are. All else is counted. */
export function libraryRow({ value, keys: [kind], line }: JsonValue, countIgnored: CountIgnored): TableRow | undefined {
  if (kind !== 'tracks' && kind !== 'bannedTracks') {
    countIgnored(IGNORED.get(String(kind)) ?? 'other entries');
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
