import { type Dataset, selectRows } from '../data/dataset.ts';
import { splitFold, stratifiedFolds } from '../data/folds.ts';
import { accuracy, rocAuc } from '../metrics/metrics.ts';
import { addTree } from '../scoring/prediction.ts';
import { fitPresorted } from '../trees/fit-forest.ts';
import type { Forest } from '../trees/forest.ts';
import { checkParameters, resolveMaxFeatures } from '../trees/parameters.ts';
import { presort } from '../trees/presorted.ts';
import type { GridCell } from './grid.ts';

export interface CellResult {
  cell: GridCell;
  /** Means over the folds. */
  accuracy: number;
  rocAuc: number;
}

export interface SearchOptions {
  /** Folds of the cross-validation, from 2. */
  folds: number;
  seed: number;
  /** Told of each cell as soon as it is known. */
  onCell?: (result: CellResult, index: number) => void;
}

/**
 * Cross-validates combinations of parameters. Cells that differ in nEstimators only share one training, of the greatest;
 * a result is the same whatever other cells are asked for.
 *
 * @returns one result for each cell, in the order given.
 * @throws InvalidDatasetError where a label has fewer rows than there are folds; InvalidParameterError
 */
export function evaluateCells(dataset: Dataset, cells: readonly GridCell[], options: SearchOptions): CellResult[] {
  for (const cell of cells) checkParameters(cell, dataset.nFeatures);
  const assignment = stratifiedFolds(dataset.labels, options.folds, options.seed);
  const splits = Array.from({ length: options.folds }, (_, fold) => {
    const { training, test } = splitFold(assignment, fold);
    return { training: presort(selectRows(dataset, training)), test: selectRows(dataset, test) };
  });
  const results: CellResult[] = [];
  for (const group of groupByTraining(cells, dataset.nFeatures)) {
    const sums = group.map(() => ({ accuracy: 0, rocAuc: 0 }));
    const most = Math.max(...group.map(({ cell }) => cell.nEstimators));
    for (const [fold, { training, test }] of splits.entries()) {
      const parameters = { ...(group[0] as IndexedCell).cell, nEstimators: most };
      const forest = fitPresorted(training, parameters, options.seed, fold + 1);
      scorePrefixes(forest, test, group, sums);
    }
    for (const [place, { cell, index }] of group.entries()) {
      const sum = sums[place] as Sums;
      const result = { cell, accuracy: sum.accuracy / splits.length, rocAuc: sum.rocAuc / splits.length };
      results[index] = result;
      options.onCell?.(result, index);
    }
  }
  return results;
}

/** The cell of greatest ROC AUC; among equals the one of fewer trees, then of larger leaves, then the earlier. */
export function chooseCell(results: readonly CellResult[]): CellResult | undefined {
  return results.toSorted(
    (a, b) =>
      b.rocAuc - a.rocAuc || a.cell.nEstimators - b.cell.nEstimators || b.cell.minSamplesLeaf - a.cell.minSamplesLeaf,
  )[0];
}

interface IndexedCell {
  cell: GridCell;
  index: number;
}
interface Sums {
  accuracy: number;
  rocAuc: number;
}

/** Cells by what their trees depend on: of nine features, the square root and the logarithm are the same number. */
export function groupByTraining(cells: readonly GridCell[], nFeatures: number): IndexedCell[][] {
  const indexed = cells.map((cell, index) => ({ cell, index }));
  const keyOf = ({ maxFeatures, minSamplesLeaf }: GridCell) =>
    `${resolveMaxFeatures(maxFeatures, nFeatures)} ${minSamplesLeaf}`;
  return [...Map.groupBy(indexed, ({ cell }) => keyOf(cell)).values()];
}

function scorePrefixes(forest: Forest, test: Dataset, group: readonly IndexedCell[], sums: readonly Sums[]): void {
  const votes = new Float64Array(test.nRows);
  const waiting = Map.groupBy(group.keys(), (place) => (group[place] as IndexedCell).cell.nEstimators);
  for (const [tree, root] of forest.roots.entries()) {
    addTree(forest, root, test.features, test.nRows, votes);
    const places = waiting.get(tree + 1);
    if (!places) continue;
    const probabilities = votes.map((vote) => vote / (tree + 1));
    const score = { accuracy: accuracy(test.labels, probabilities), rocAuc: rocAuc(test.labels, probabilities) };
    for (const place of places) {
      const sum = sums[place] as Sums;
      sum.accuracy += score.accuracy;
      sum.rocAuc += score.rocAuc;
    }
  }
}
