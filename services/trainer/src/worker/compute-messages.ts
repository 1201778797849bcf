import type { GridCell } from '@curator/forest';

/** What a slot asks of its compute process: over node's IPC with structured clone, so typed arrays stay what they are. */
export type ComputeRequest =
  | { kind: 'SEARCH'; data: ComputeData; cells: readonly GridCell[]; onlyFolds: readonly number[]; seed: number }
  | { kind: 'FINAL'; data: ComputeData; cell: GridCell; seed: number };

export interface ComputeData {
  features: Float32Array;
  labels: Uint8Array;
}

/** One of the cells asked for: `index` is its place among them. */
export interface ComputedCell extends Scores {
  index: number;
  /** Of each fold that was asked for, in that order. */
  folds: Scores[];
}

export interface Scores {
  accuracy: number;
  rocAuc: number;
}

export interface FinalModel {
  baselineAccuracy: number;
  importances: Float64Array;
  /** Middle value of each feature among the liked songs, and among the others. */
  likedMedians: Float64Array;
  otherMedians: Float64Array;
  forest: Uint8Array;
}

export type ComputeAnswer =
  | { type: 'cells'; cells: ComputedCell[] }
  | { type: 'searched' }
  | { type: 'final'; model: FinalModel }
  | { type: 'failed'; message: string };
