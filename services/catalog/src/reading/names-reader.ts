import { artistKey } from '../identity/artist-key.ts';
import { songKey } from '../identity/song-key.ts';
import { splitNames } from '../identity/split-names.ts';

export interface Names {
  names: readonly string[];
  /** Of the first one. */
  key: string;
  /** Of all of them, as a search looks for them. */
  keys: string;
}

/** Artists come again and again; so many different cells are remembered, which is a few megabytes. */
const MAX_REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 200;

/** Reads cells with the names of artists, and remembers what it made of them. */
export function createNamesReader(separator: ';' | ','): (cell: string) => Names {
  const remembered = new Map<string, Names>();
  return (cell) => {
    const known = remembered.get(cell);
    if (known) return known;
    // A piece of a file's text keeps the whole text in memory for as long as it is kept itself: what stays is a copy.
    const copy = cell.length <= LONGEST_REMEMBERED ? Buffer.from(cell).toString() : cell;
    const read = readNames(copy, separator);
    if (cell.length > LONGEST_REMEMBERED) return read;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(copy, read);
    return read;
  };
}

function readNames(cell: string, separator: ';' | ','): Names {
  const names = splitNames(cell, separator);
  const [main] = names;
  return { names, key: main === undefined ? '' : artistKey(main), keys: names.map(songKey).join(' ') };
}
