import { ISSUES_OF_ONE_RECORDING } from './pairs/issues-of-one-recording.ts';
import { MIXES_AND_MAKINGS } from './pairs/mixes-and-makings.ts';
import { PERFORMANCES } from './pairs/performances.ts';
import { SPELLINGS } from './pairs/spellings.ts';

export interface NamedSong {
  title: string;
  /** The first of the artists that a file names. */
  artist: string;
  durationMs: number;
}

/**
 * Two songs as stores and files name them, written from general knowledge; lengths are about right. They are the same where they are
 * one performance in one mix and one cut: a mastering, a transfer, a mono or stereo mix of the time and muted words make no other.
 */
export interface HardPair {
  a: NamedSong;
  b: NamedSong;
  same: boolean;
  why: string;
}

export type Half = 'tuning' | 'held out';

const TABLES = [ISSUES_OF_ONE_RECORDING, PERFORMANCES, MIXES_AND_MAKINGS, SPELLINGS];

export const HARD_PAIRS: readonly HardPair[] = TABLES.flatMap((table) => table.trim().split('\n')).map(pairOf);

/** Rules are written while looking at one half; the other says how good they are. By a hash, so that pairs stay where they are. */
export function halfOf({ a, b }: HardPair): Half {
  return hash(`${a.title}\n${a.artist}\n${b.title}\n${b.artist}`) % 2 === 0 ? 'tuning' : 'held out';
}

/** `= TITLE | ARTIST | SECONDS | TITLE | ARTIST | SECONDS | WHY`, or `!` where the two are not the same. */
function pairOf(line: string): HardPair {
  const [titleA = '', artistA = '', secondsA = '', titleB = '', artistB = '', secondsB = '', why = ''] = line
    .slice(2)
    .split(' | ');
  return {
    a: { title: titleA, artist: artistA, durationMs: Number(secondsA) * 1_000 },
    b: { title: titleB, artist: artistB, durationMs: Number(secondsB) * 1_000 },
    same: line.startsWith('='),
    why,
  };
}

/** FNV-1a of 32 bits, its halves folded: its last bit alone is the parity of the text's. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return (value ^ (value >>> 16)) >>> 0;
}
