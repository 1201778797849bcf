import { songCells } from '../song-cells.ts';
import { songLink } from '../song-link.ts';
import type { TableRow } from '../table.ts';
import { at, textOf, textsAt } from './json-text.ts';
import type { JsonValue } from './json-values.ts';

export const JSPF_PATHS = ['$.playlist.title', '$.playlist.track.*'];

/** Reads a playlist of JSPF, as XSPF is called in JSON. */
export function createJspfReader(): (value: JsonValue) => TableRow | undefined {
  let playlist = '';
  return ({ value, keys: [, kind], line }) => {
    if (kind === 'title') {
      playlist = textOf(value);
      return undefined;
    }
    const cells = songCells({
      link: songLink([...textsAt(value, ['location']), ...textsAt(value, ['identifier'])]),
      title: textOf(at(value, 'title')),
      artist: textOf(at(value, 'creator')),
      album: textOf(at(value, 'album')),
      durationMs: textOf(at(value, 'duration')),
      playlist,
    });
    return { cells, line };
  };
}
