import { FEATURES } from '@curator/contracts';
import { type FeatureColumns, featuresOf, isComplete, sortBySound } from '../catalog/feature-columns.ts';
import { TasteProblem } from '../tastes/taste-problem.ts';
import { drawBySound } from './draw-by-sound.ts';

export const MIN_SONGS = 30;
/** Songs of the catalogue that stand in for dislikes, for each liked one, and at least. */
const BACKGROUND_PER_LIKE = 3;
const MIN_BACKGROUND = 300;

/** What a job learns from. */
export interface TrainingData {
  /** Column-major, nine features × rows; no value is missing. */
  features: Float32Array;
  labels: Uint8Array;
  likes: number;
  dislikes: number;
  /** Whether the dislikes are a sample of the catalogue. */
  background: boolean;
  /** Songs left out because they are both liked and disliked. */
  contradictory: number;
  withoutFeatures: number;
  /** Recordings that the taste knows, whether they could be used or not. */
  known: string[];
}

export interface TrainingSources {
  likes: FeatureColumns;
  /** Undefined where a sample of the catalogue stands in for them. */
  dislikes: FeatureColumns | undefined;
  catalogue: FeatureColumns;
  seed: number;
}

/**
 * Rows and labels of one training. Songs are told apart by recording, whatever their track ids.
 *
 * @throws TasteProblem TOO_FEW_SONGS, LIKES_EQUAL_DISLIKES or NO_BACKGROUND
 */
export function assembleTrainingData({ likes, dislikes, catalogue, seed }: TrainingSources): TrainingData {
  const liked = new Set(likes.recordingIds);
  const disliked = new Set(dislikes?.recordingIds);
  const contradictory = liked.intersection(disliked);
  if (contradictory.size > 0 && contradictory.size === liked.size && liked.size === disliked.size)
    throw new TasteProblem(
      'LIKES_EQUAL_DISLIKES',
      'The liked and the disliked playlists hold the same songs, so there is nothing to tell apart: choose others.',
    );
  const positives = usableRows(likes, contradictory);
  const given = dislikes && usableRows(dislikes, contradictory);
  const known = liked.union(disliked);
  checkEnough('liked', positives.length, likes.nRows);
  if (given) checkEnough('disliked', given.length, dislikes.nRows);
  const negatives = given ?? sampleBackground(catalogue, known, positives.length, seed);
  const rows = [...positives, ...negatives];
  return {
    features: toColumns(rows),
    labels: Uint8Array.from(rows, (_, row) => (row < positives.length ? 1 : 0)),
    likes: positives.length,
    dislikes: negatives.length,
    background: !given,
    contradictory: contradictory.size,
    withoutFeatures: incompleteRows(likes) + (dislikes ? incompleteRows(dislikes) : 0),
    known: [...known],
  };
}

function incompleteRows(columns: FeatureColumns): number {
  return columns.nRows - completeRows(columns).length;
}

function completeRows(columns: FeatureColumns): Uint32Array {
  return Uint32Array.from({ length: columns.nRows }, (_, row) => row).filter((row) => isComplete(columns, row));
}

function usableRows(columns: FeatureColumns, excluded: ReadonlySet<string>): Float32Array[] {
  const rows = completeRows(columns).filter((row) => !excluded.has(columns.recordingIds[row] as string));
  return [...sortBySound(columns, rows)].map((row) => featuresOf(columns, row));
}

function checkEnough(which: string, usable: number, total: number): void {
  if (usable >= MIN_SONGS) return;
  const instead = which === 'liked' ? '' : ', or leave dislikes out: a sample of the catalogue then stands in for them';
  throw new TasteProblem(
    'TOO_FEW_SONGS',
    `Only ${usable} of the ${total} ${which} songs can be learned from, and ${MIN_SONGS} are needed: ` +
      `a song needs all nine audio features, and must not be both liked and disliked. Add playlists${instead}.`,
  );
}

/** Songs drawn from what the taste does not know, without repeats: the same for the same seed and catalogue. */
function sampleBackground(
  catalogue: FeatureColumns,
  known: ReadonlySet<string>,
  likes: number,
  seed: number,
): Float32Array[] {
  const candidates = completeRows(catalogue).filter((row) => !known.has(catalogue.recordingIds[row] as string));
  const wanted = Math.max(likes * BACKGROUND_PER_LIKE, MIN_BACKGROUND);
  if (candidates.length < Math.max(MIN_SONGS, likes))
    throw new TasteProblem(
      'NO_BACKGROUND',
      `The catalogue holds only ${candidates.length} other songs, too few to stand in for dislikes. ` +
        'Choose playlists that you dislike, or ask the operator to load a larger catalogue.',
    );
  const drawn = drawBySound(catalogue, candidates, Math.min(wanted, candidates.length), seed);
  return [...drawn].map((row) => featuresOf(catalogue, row));
}

function toColumns(rows: readonly Float32Array[]): Float32Array {
  const columns = new Float32Array(rows.length * FEATURES.length);
  for (const [row, values] of rows.entries())
    for (const [feature, value] of values.entries()) columns[feature * rows.length + row] = value;
  return columns;
}
