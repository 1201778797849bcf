import type { TrainingState } from '../gql/graphql.ts';

export interface Cell {
  nEstimators: number;
  maxFeatures: string;
  minSamplesLeaf: number;
  accuracy: number;
  rocAuc: number;
}

/** How far a training has got. */
export interface Progress {
  revision: number;
  state: TrainingState;
  cellsDone: number;
  cellsTotal: number;
  /** Best first. */
  cells: readonly Cell[];
  best: Cell | null;
}

export interface ProgressEvent extends Omit<Progress, 'cells'> {
  /** The revision delivered before this one. */
  fromRevision: number;
  newCells: readonly Cell[];
}

export function isOver(state: TrainingState): boolean {
  return state === 'SUCCEEDED' || state === 'FAILED' || state === 'CANCELLED';
}

/**
 * Takes in what an event says. It carries the cells of every revision after `fromRevision`; where that lies past what has
 * been seen, some were missed, and the job has to be read anew. An event that begins earlier brings some again, which is no harm.
 */
export function mergeProgress(seen: Progress, event: ProgressEvent): { progress: Progress; missed: boolean } {
  if (event.revision <= seen.revision) return { progress: seen, missed: false };
  const { fromRevision, newCells, revision, state, cellsDone, cellsTotal, best } = event;
  const cells = new Map([...seen.cells, ...newCells].map((cell) => [cellKey(cell), cell]));
  return {
    progress: {
      revision,
      state,
      cellsDone,
      cellsTotal,
      best,
      cells: [...cells.values()].toSorted((a, b) => b.rocAuc - a.rocAuc),
    },
    missed: fromRevision > seen.revision,
  };
}

export function cellKey({ nEstimators, maxFeatures, minSamplesLeaf }: Omit<Cell, 'accuracy' | 'rocAuc'>): string {
  return `${maxFeatures}/${minSamplesLeaf}/${nEstimators}`;
}
