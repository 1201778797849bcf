import type { FakeTrack } from './music.ts';

const FIELD = /\b(track|artist|album|isrc|year):/;

/** Whether a track is found by a query with field filters (`track:`, `artist:`, `album:`, `isrc:`, `year:`), each up to the next one. */
export function isFound(track: FakeTrack, query: string): boolean {
  const [words = '', ...filters] = query.split(FIELD);
  const everything = [track.name, ...track.artists, track.album].join(' ');
  if (!hasWords(everything, words)) return false;
  for (let at = 0; at < filters.length; at += 2)
    if (!passes(track, filters[at] ?? '', (filters[at + 1] ?? '').trim())) return false;
  return true;
}

function passes(track: FakeTrack, field: string, value: string): boolean {
  if (field === 'track') return hasWords(track.name, value);
  if (field === 'artist') return hasWords(track.artists.join(' '), value);
  if (field === 'album') return hasWords(track.album, value);
  if (field === 'isrc') return track.isrc?.toUpperCase() === value.replaceAll('"', '').toUpperCase();
  const [from = '', to = from] = value.split('-');
  const year = track.releaseDate.slice(0, 4);
  return from <= year && year <= to;
}

function hasWords(text: string, words: string): boolean {
  const there = new Set(wordsOf(text));
  return wordsOf(words).every((word) => there.has(word));
}

/** Case, accents and punctuation do not matter. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
