import { FEATURE_RANGES, FEATURES, type Feature } from '@curator/contracts';
import { badUserInput } from '@curator/service-kit';
import type { Condition } from './condition.ts';

/** Both ends belong to it; one that is left out is open. */
export interface Range {
  min?: number | null;
  max?: number | null;
}

export type TrackFilter = Partial<Record<Feature, Range | null>> & {
  /** One of the song's, whatever its case. */
  genre?: string | null;
  year?: Range | null;
  explicit?: boolean | null;
};

/** Parts of a feature's range and where their marks begin, as in `search_marks` of the database; a tempo is asked for more exactly. */
const PARTS = 31;
const TEMPO_PARTS = 149;
const MARKS_PER_FEATURE = 32;
const EXPLICIT_MARKS = 400;
const TEMPO_MARKS = 500;
/** Years that have a mark of their own. */
const YEAR_MARKS = 1_000;
const FIRST_YEAR = 1_850;
const LAST_YEAR = 2_150;
/** Microseconds for an entry. */
const WEIGHT = 0.02;
const GENRE_WEIGHT = 2;

const COLUMNS = FEATURES.map((name) => `e.${name}`).join(', ');
const MARKS = `search_marks(e.owner, e.year, e.explicit, e.genres, ${COLUMNS})`;

/**
 * What an entry has to have to pass the filter. What is not known of a song passes no filter of it.
 *
 * @throws GraphQLError BAD_USER_INPUT where a range ends before it begins.
 */
export function filterConditions(filter: TrackFilter): Condition[] {
  const conditions = FEATURES.flatMap((feature, index) => featureCondition(feature, index, filter[feature]));
  if (typeof filter.genre === 'string') conditions.push(genreCondition(filter.genre));
  conditions.push(...yearCondition(filter.year));
  if (typeof filter.explicit === 'boolean') conditions.push(explicitCondition(filter.explicit));
  return conditions;
}

function featureCondition(feature: Feature, index: number, range: Range | null | undefined): Condition[] {
  const bounds = boundsOf(feature, range);
  if (!bounds) return [];
  const { min, max } = FEATURE_RANGES[feature];
  const [parts, firstMark] = feature === 'tempo' ? [TEMPO_PARTS, TEMPO_MARKS] : [PARTS, index * MARKS_PER_FEATURE];
  const within = { min: clamp(bounds.min, min - 1, max + 1), max: clamp(bounds.max, min - 1, max + 1) };
  // As the column holds them: 0.8 is a little more there.
  const partOf = (value: number) => Math.floor(((Math.fround(clamp(value, min, max)) - min) / (max - min)) * parts);
  const startOf = (part: number) => min + (part * (max - min)) / parts;
  const [first, last] = [partOf(within.min), partOf(within.max)];
  const column = `e.${feature}`;
  return [
    {
      weight: WEIGHT,
      check: between(column, within, 'real'),
      lookup: marksBetween(firstMark + first, firstMark + last),
      reach: between(column, { min: startOf(first), max: startOf(last + 1) }, 'real'),
    },
  ];
}

function yearCondition(range: Range | null | undefined): Condition[] {
  const bounds = boundsOf('year', range);
  if (!bounds) return [];
  const within = { min: clamp(bounds.min, -1, 10_000), max: clamp(bounds.max, -1, 10_000) };
  const markOf = (year: number) => YEAR_MARKS + clamp(year, FIRST_YEAR, LAST_YEAR);
  return [
    {
      weight: WEIGHT,
      check: between('e.year', within, 'integer'),
      lookup: marksBetween(markOf(within.min), markOf(within.max)),
    },
  ];
}

function explicitCondition(explicit: boolean): Condition {
  const mark = EXPLICIT_MARKS + Number(explicit);
  return { weight: WEIGHT, check: (bind) => `e.explicit = ${bind(explicit)}`, lookup: marksBetween(mark, mark) };
}

function genreCondition(genre: string): Condition {
  // No text of Postgres has a NUL.
  const name = genre.replaceAll('\0', ' ');
  return {
    // The order's index lacks genres.
    weight: GENRE_WEIGHT,
    check: (bind) => `lower(e.genres::text)::text[] @> ARRAY[lower(${bind(name)})]`,
    lookup: (bind, owner) => `${MARKS} && ARRAY[search_genre_mark(${bind(owner)}, ${bind(name)})]`,
  };
}

type Bounds = { min: number; max: number };

function boundsOf(name: string, range: Range | null | undefined): Bounds | undefined {
  const min = range?.min ?? Number.NEGATIVE_INFINITY;
  const max = range?.max ?? Number.POSITIVE_INFINITY;
  if (min > max) throw badUserInput(`filter.${name}: min ${min} is above max ${max}.`);
  return Number.isFinite(min) || Number.isFinite(max) ? { min, max } : undefined;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

function between(column: string, { min, max }: Bounds, type: 'real' | 'integer'): Condition['check'] {
  return (bind) => `${column} BETWEEN ${bind(min)}::${type} AND ${bind(max)}::${type}`;
}

function marksBetween(first: number, last: number): NonNullable<Condition['lookup']> {
  const codes = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return (bind, owner) => `${MARKS} && search_marks_of(${bind(owner)}, ${bind(codes)}::integer[])`;
}
