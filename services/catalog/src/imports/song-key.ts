/** Featured guests in brackets, and without brackets up to the end or to what follows a dash, such as "- Remix". */
const FEATURED_IN_BRACKETS = /[([]\s*(?:feat|ft|featuring)\b[^)\]]*[)\]]/g;
const FEATURED = /(?<=\S)\s+(?:feat|ft|featuring)\b\.?\s.*?(?=\s-\s|$)/g;
const FEATURED_IN_KEY = /(?<=\S) (?:feat|ft|featuring) .*$/;

/** Keys are in indexes, whose entries have to stay below 2,704 bytes. */
const MAX_KEY = 200;

const GUEST = /\b(?:feat|ft|featuring)\b/;

/** A title or a name without what differs between spellings of the same one: case, accents, punctuation, featured guests. */
export function songKey(text: string): string {
  const folded = fold(text);
  const key = GUEST.test(folded) ? withoutGuests(folded) : words(folded);
  // A title of signs alone, such as "÷", or of a guest alone, is its own key.
  return (key || words(folded) || folded.trim()).slice(0, MAX_KEY).toWellFormed();
}

function withoutGuests(folded: string): string {
  return words(folded.replace(FEATURED_IN_BRACKETS, ' ').replace(FEATURED, ' ')).replace(FEATURED_IN_KEY, '');
}

const ASCII = /^[\x20-\x7e]*$/;

/** By way of capitals, so that ß is ss, and a long s is an s. */
function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}

/** Apostrophes are written in many ways, and often left out. */
function words(text: string): string {
  return text
    .replace(/['’‘ʼ`´]/g, '')
    .replace(ASCII.test(text) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const SPOTIFY_ID = /(?:^|spotify:track:|open\.spotify\.com\/(?:intl-[a-z]+\/)?track\/)([0-9A-Za-z]{22})(?:$|\?)/;

/** The 22 characters of a Spotify track id, out of an id, a URI or an address; undefined for anything else, such as local files. */
export function spotifyTrackId(text: string): string | undefined {
  return SPOTIFY_ID.exec(text.trim())?.[1];
}

/**
 * Names in one cell: `A;B`, or the text of a Python list. A comma is part of a name, but for the files that separate by it
 * and write `\,` for one that is not a separator.
 */
export function splitNames(cell: string, separator: ';' | ',' = ';'): string[] {
  const text = cell.trim();
  return namesIn(text, separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function namesIn(text: string, separator: ';' | ','): string[] {
  if (/^\[\s*['"].*\]$/s.test(text))
    return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs)].map(([, single, double]) =>
      (single ?? double ?? '').replace(/\\(.)/gs, '$1'),
    );
  return separator === ';' ? text.split(';') : text.split(/(?<!\\),/).map((name) => name.replaceAll('\\,', ','));
}
