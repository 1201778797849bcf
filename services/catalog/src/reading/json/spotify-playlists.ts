import type { CountIgnored } from '../counts.ts';
import { songCells } from '../song-cells.ts';
import type { TableRow } from '../table.ts';
import { at, textOf } from './json-text.ts';
import type { JsonValue } from './json-values.ts';

export const PLAYLISTS_PATHS = ['$.playlists.*.name', '$.playlists.*.items.*'];

/** Reads all playlists of Playlist1.json: each has its name, and then its songs. */
export function createPlaylistsReader(countIgnored: CountIgnored): (value: JsonValue) => TableRow | undefined {
  let name = '';
  let named: unknown;
  return ({ value, keys: [, place, kind], line }) => {
    if (kind === 'name') {
      name = textOf(value);
      named = place;
      return undefined;
    }
    const track = at(value, 'track') ?? at(value, 'localTrack');
    if (typeof track !== 'object' || track === null) {
      countIgnored('episodes');
      return undefined;
    }
    const cells = songCells({
      link: textOf(at(track, 'trackUri') ?? at(track, 'uri')),
      title: textOf(at(track, 'trackName')),
      artist: textOf(at(track, 'artistName')),
      album: textOf(at(track, 'albumName')),
      playlist: named === place ? name : `Playlist ${Number(place) + 1}`,
    });
    return { cells, line };
  };
}
