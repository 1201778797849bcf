import type { Bind } from './condition.ts';

/** How well an entry answers, the best first. All that answer equally well are in the order of popularity. */
export const RANK = {
  /** Nothing was asked for but filters. */
  BROWSED: 0,
  /** The title is what was typed. */
  TITLE: 1,
  /** The title begins so. */
  TITLE_BEGINS: 2,
  /** Each word is the beginning of a word of title or artists, in any order. */
  WORDS: 3,
  /** So it is after one slip in a word was put right: a letter too many, too few, another, two that changed places, or a blank. */
  SLIP: 4,
  /** Words that are only like those asked for, or a slip in one that is still being typed. */
  LIKENESS: 5,
} as const;

export interface Entry {
  trackId: string;
  recordingId: string;
  owner: string;
  text: string;
  popularity: number;
  /** That no other track may be of the same recording. */
  alone: boolean;
}

/** An entry's place in an answer; of two there is always one that comes first. */
export interface Place {
  rank: number;
  popularity: number;
  text: string;
  trackId: string;
}

export type RankedEntry = Entry & { rank: number };

export const ENTRY_COLUMNS =
  'e.track_id AS "trackId", e.recording_id AS "recordingId", e.owner, e.text, e.popularity::int AS popularity, e.alone';

/** SQL: the order of entries of one rank, in which the index has them. */
export const ENTRY_ORDER = 'e.popularity DESC, e.text, e.track_id';

/** The same order, best first; texts as the database's collation "C" has them. */
export function comparePlaces(a: Place, b: Place): number {
  return (
    a.rank - b.rank ||
    b.popularity - a.popularity ||
    Buffer.compare(Buffer.from(a.text), Buffer.from(b.text)) ||
    (a.trackId < b.trackId ? -1 : Number(a.trackId > b.trackId))
  );
}

/** SQL: what comes behind a place of the same rank, in parts that follow each other and are each one stretch of the index. */
export function partsBehind({ popularity, text, trackId }: Place): ((bind: Bind) => string)[] {
  return [
    (bind) => `e.popularity = ${bind(popularity)} AND (e.text, e.track_id) > (${bind(text)}, ${bind(trackId)}::uuid)`,
    (bind) => `e.popularity < ${bind(popularity)}`,
  ];
}
