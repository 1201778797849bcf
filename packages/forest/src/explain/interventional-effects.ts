import { isStopped, type LeafEffects, MAX_TABLE_FEATURES } from './leaf-addition.ts';
import type { LeafPath } from './tree-walk.ts';

export interface InterventionalEffects {
  /** To be told of each leaf before effects are asked for; returns how many background rows reach it. */
  readonly enterLeaf: (path: LeafPath, stopped: readonly Int32Array[]) => number;
  readonly effects: LeafEffects;
}

/**
 * Effects where the value of an unknown feature is that of a background row, the sum over the background.
 *
 * Of a row and a background row, a mixture reaches the leaf if each feature of the path comes from one that it lets through:
 * so never where a feature stops both; else the u features that stop the background row must come from the row, and the v that
 * stop the row must not. Of those u + v, all must be in place: the Shapley value of each of the u is (u - 1)! v! / (u + v)!, and
 * of each of the v it is -u! (v - 1)! / (u + v)! (Lundberg et al., 2020).
 *
 * @param nRows where the background begins among the rows of a walk.
 */
export function createInterventionalEffects(
  nRows: number,
  nBackground: number,
  nFeatures: number,
): InterventionalEffects {
  const weight = createShapleyWeights(nFeatures);
  const background = createBackgroundPatterns(nRows, nBackground);

  const effects: LeafEffects = (path, stopped, into, at) => {
    const stops = countStops(stopped);
    for (let index = 0; index < path.length; index += 1) into[at + index] = 0;
    let lost = 0;
    for (let pattern = 0; pattern < background.size(); pattern += 1) {
      const others = background.stoppedIfApart(pattern, stopped);
      if (!others) continue;
      const [count, size] = [background.count(pattern), countStops(others)];
      if (stops > 0) lost += count * weight(size, stops - 1);
      if (size === 0) continue;
      const gained = count * weight(size - 1, stops);
      for (let index = 0; index < path.length; index += 1)
        if (isStopped(others, index)) into[at + index] = (into[at + index] as number) + gained;
    }
    for (let index = 0; index < path.length; index += 1) if (isStopped(stopped, index)) into[at + index] = -lost;
  };

  return { enterLeaf: background.enterLeaf, effects };
}

/** Patterns of features that stop background rows at one leaf, each once where a table can tell. */
interface BackgroundPatterns {
  readonly enterLeaf: InterventionalEffects['enterLeaf'];
  readonly size: () => number;
  readonly count: (pattern: number) => number;
  /** The pattern, as LeafEffects has it, unless a feature stops both; until the next call. */
  readonly stoppedIfApart: (pattern: number, stopped: readonly number[]) => readonly number[] | undefined;
}

function createBackgroundPatterns(nRows: number, nBackground: number): BackgroundPatterns {
  /** A row of each pattern, and how many there are. */
  const rows = new Uint32Array(nBackground);
  const counts = new Uint32Array(nBackground);
  const places = new Int32Array(2 ** MAX_TABLE_FEATURES).fill(-1);
  const found: number[] = [];
  let words: readonly Int32Array[] = [];
  let size = 0;

  const enterLeaf = (path: LeafPath, stopped: readonly Int32Array[]): number => {
    words = stopped;
    size = 0;
    const bits = stopped[0] as Int32Array;
    const isTabled = path.length <= MAX_TABLE_FEATURES;
    for (let row = nRows; row < nRows + nBackground; row += 1) {
      const known = isTabled ? (places[bits[row] as number] as number) : -1;
      if (known >= 0) {
        counts[known] = (counts[known] as number) + 1;
        continue;
      }
      if (isTabled) places[bits[row] as number] = size;
      rows[size] = row;
      counts[size] = 1;
      size += 1;
    }
    let reaching = 0;
    for (let pattern = 0; pattern < size; pattern += 1) {
      const row = rows[pattern] as number;
      if (isTabled) places[bits[row] as number] = -1;
      if (stopped.every((of) => of[row] === 0)) reaching += counts[pattern] as number;
    }
    return reaching;
  };

  const stoppedIfApart = (pattern: number, stopped: readonly number[]): readonly number[] | undefined => {
    const row = rows[pattern] as number;
    for (let word = 0; word < words.length; word += 1) {
      const bits = words[word]?.[row] as number;
      if ((bits & (stopped[word] ?? 0)) !== 0) return undefined;
      found[word] = bits;
    }
    return found;
  };

  return { enterLeaf, size: () => size, count: (pattern) => counts[pattern] as number, stoppedIfApart };
}

function countStops(stopped: readonly number[]): number {
  let count = 0;
  for (const bits of stopped) for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** a! b! / (a + b + 1)!, for a + b of at most one less than nFeatures. */
function createShapleyWeights(nFeatures: number): (a: number, b: number) => number {
  const rows = Array.from({ length: nFeatures }, (_, a) => {
    const row = new Float64Array(nFeatures - a);
    row[0] = 1 / (a + 1);
    for (let b = 1; b < row.length; b += 1) row[b] = ((row[b - 1] as number) * b) / (a + b + 1);
    return row;
  });
  return (a, b) => rows[a]?.[b] as number;
}
