const FEATURED = /[([]?\s*\b(?:feat|ft|featuring)\b\.?\s.*$/;

/** A title or a name without what differs between spellings of the same one: case, accents, punctuation, featured guests. */
export function songKey(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const key = plain
    .replace(FEATURED, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // A title of signs alone, such as "÷", is its own key.
  return key === '' ? text.trim() : key;
}

const SPOTIFY_ID = /(?:^|spotify:track:|open\.spotify\.com\/track\/)([0-9A-Za-z]{22})(?:$|\?)/;

/** The 22 characters of a Spotify track id, out of an id, a URI or an address; undefined for anything else, such as local files. */
export function spotifyTrackId(text: string): string | undefined {
  return SPOTIFY_ID.exec(text.trim())?.[1];
}

/** Names in one cell: `A;B`, or the text of a Python list. A comma is part of a name. */
export function splitNames(cell: string): string[] {
  const text = cell.trim();
  const list = /^\[(.*)\]$/s.exec(text)?.[1];
  const parts =
    list === undefined
      ? text.split(';')
      : [...list.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
          (single ?? double ?? '').replace(/\\(.)/g, '$1'),
        );
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
