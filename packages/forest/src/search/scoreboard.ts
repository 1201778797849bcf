import { type FoldScore, FoldScorer } from './fold-scorer.ts';
import type { GridCell } from './grid.ts';
import type { CellGroup, SearchPlan, SearchUnit } from './search-plan.ts';

export interface CellResult {
  readonly cell: GridCell;
  /** Means over the folds. */
  readonly accuracy: number;
  readonly rocAuc: number;
  /** As if one tree more had said one half, so that a forest that is sure and wrong is not infinitely so. */
  readonly logLoss: number;
  /** The scores of each fold. */
  readonly folds: readonly FoldScore[];
}

/** Adds up what units bring and scores each cell as soon as all of its folds are there. */
export class Scoreboard {
  readonly #plan: SearchPlan;
  readonly #onCell: (result: CellResult, index: number) => void;
  readonly #scorers: readonly FoldScorer[];
  /** Of each group and fold: the sums so far, the next step, and units that came before their turn. */
  readonly #progress: readonly FoldProgress[];
  readonly #foldScores: FoldScore[][];
  readonly results: CellResult[] = [];

  constructor(plan: SearchPlan, onCell: (result: CellResult, index: number) => void = () => {}) {
    this.#plan = plan;
    this.#onCell = onCell;
    this.#scorers = plan.folds.map(({ test }) => new FoldScorer(plan.dataset.labels, test));
    this.#progress = plan.groups.flatMap(({ limits }) =>
      plan.folds.map(({ test }) => ({
        sums: new Float64Array(test.length * limits.length),
        step: 0,
        early: new Map(),
      })),
    );
    this.#foldScores = plan.cells.map(() => []);
  }

  add(unit: SearchUnit, said: Float64Array): void {
    const group = this.#plan.groups[unit.group] as CellGroup;
    const progress = this.#progress[unit.group * this.#plan.folds.length + unit.fold] as FoldProgress;
    progress.early.set(unit.step, { mark: unit.mark, said });
    for (let next = progress.early.get(progress.step); next; next = progress.early.get(progress.step)) {
      progress.early.delete(progress.step);
      for (let place = 0; place < next.said.length; place += 1)
        progress.sums[place] = (progress.sums[place] as number) + (next.said[place] as number);
      if (next.mark !== undefined) this.#score(group, unit.fold, progress.sums, next.mark);
      progress.step += 1;
    }
  }

  /** Scores the cells of the mark that a fold has reached; equal models once. */
  #score({ cells, limits, marks }: CellGroup, fold: number, sums: Float64Array, mark: number): void {
    const scorer = this.#scorers[fold] as FoldScorer;
    const scores = new Map<number, FoldScore>();
    for (const cell of cells) {
      if (cell.mark !== mark) continue;
      const score = scores.get(cell.member) ?? scorer.score(sums, limits.length, cell.member, marks[mark] as number);
      scores.set(cell.member, score);
      const ofCell = this.#foldScores[cell.index] as FoldScore[];
      ofCell[fold] = score;
      // Sparse until the last fold is there.
      if (ofCell.filter(() => true).length === this.#plan.folds.length) this.#finish(cell.index, ofCell);
    }
  }

  #finish(index: number, folds: readonly FoldScore[]): void {
    const mean = (of: keyof FoldScore) => folds.reduce((sum, score) => sum + score[of], 0) / folds.length;
    const cell = this.#plan.cells[index] as GridCell;
    const result = { cell, accuracy: mean('accuracy'), rocAuc: mean('rocAuc'), logLoss: mean('logLoss'), folds };
    this.results[index] = result;
    this.#onCell(result, index);
  }
}

interface FoldProgress {
  readonly sums: Float64Array;
  step: number;
  readonly early: Map<number, { mark: number | undefined; said: Float64Array }>;
}
