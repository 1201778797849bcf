import { checkSeed, checkWhole } from '../checks.ts';
import type { Dataset } from '../data/dataset.ts';
import { type Folds, resolveFolds, splitFold } from '../data/folds.ts';
import { InvalidParameterError } from '../errors.ts';
import { checkTrainingRows } from '../trees/fit-forest.ts';
import { type ResolvedParameters, resolveParameters } from '../trees/parameters.ts';
import type { TreeFamily } from '../trees/tree-family.ts';
import type { GridCell } from './grid.ts';

export interface SearchOptions {
  /** How many stratified folds, from 2; or the fold of each row. */
  readonly folds: Folds;
  readonly seed: number;
  /** Numbers of the folds to score, each once; all where left out. Results are then of these folds only, the same as among all. */
  readonly onlyFolds?: readonly number[] | undefined;
}

/** Cells that share their trees: they differ in nEstimators and minSamplesLeaf only. */
export interface CellGroup {
  readonly parameters: ResolvedParameters;
  /** Different values of minSamplesLeaf, ascending. */
  readonly limits: readonly number[];
  /** Different values of nEstimators, ascending: where the forest so far is scored. */
  readonly marks: readonly number[];
  /** Each cell's place in the grid, its member of the family and its mark. */
  readonly cells: readonly { index: number; member: number; mark: number }[];
}

/** A piece of work: some of the trees of one group and fold. */
export interface SearchUnit {
  readonly group: number;
  /** Place among the folds of the plan. */
  readonly fold: number;
  /** Counts the units of this group and fold. */
  readonly step: number;
  readonly firstTree: number;
  readonly endTree: number;
  /** The mark that is reached with these trees, if one is. */
  readonly mark: number | undefined;
}

/** Trees of a unit at most: so often can a search be cancelled, and so evenly can it be shared out. */
const UNIT_TREES = 16;

export interface SearchPlan {
  readonly dataset: Dataset;
  readonly cells: readonly GridCell[];
  readonly seed: number;
  readonly groups: readonly CellGroup[];
  readonly folds: readonly { number: number; training: Uint32Array; test: Uint32Array }[];
  /** In the order in which they finish cells soonest; units of one group and fold by step. */
  readonly units: readonly SearchUnit[];
}

/**
 * Divides a cross-validation of cells into pieces that can be worked off anywhere, in any order.
 *
 * @throws InvalidDatasetError where a label has fewer rows than there are folds; InvalidParameterError
 */
export function planSearch(dataset: Dataset, cells: readonly GridCell[], options: SearchOptions): SearchPlan {
  const { folds, seed } = options;
  checkTrainingRows(dataset);
  checkSeed(seed);
  const groups = groupCells(cells, dataset.nFeatures);
  const assignment = resolveFolds(folds, dataset.labels, seed);
  const nFolds = assignment.reduce((most, fold) => Math.max(most, fold), 0) + 1;
  const onlyFolds = options.onlyFolds ?? [...Array(nFolds).keys()];
  checkOnlyFolds(onlyFolds, nFolds);
  const splits = onlyFolds.map((number) => ({ number, ...splitFold(assignment, number) }));
  const units = groups.flatMap(({ marks }, group) =>
    stepsTo(marks).flatMap((trees, step) => splits.map((_, fold) => ({ group, fold, step, ...trees }))),
  );
  return { dataset, cells, seed, groups, folds: splits, units };
}

function checkOnlyFolds(onlyFolds: readonly number[], nFolds: number): void {
  for (const fold of onlyFolds) checkWhole('onlyFolds', fold, 0, nFolds - 1);
  if (onlyFolds.length === 0 || new Set(onlyFolds).size !== onlyFolds.length)
    throw new InvalidParameterError(`onlyFolds must name one fold or more, each once; not [${onlyFolds.join(', ')}].`);
}

/** Equal models are found: of nine features, the square root and the logarithm are the same number. */
export function groupCells(cells: readonly GridCell[], nFeatures: number): CellGroup[] {
  const resolved = cells.map((cell, index) => ({ index, parameters: resolveParameters(cell, nFeatures) }));
  const keyOf = ({ parameters }: { parameters: ResolvedParameters }) =>
    JSON.stringify({ ...parameters, nEstimators: 0, minSamplesLeaf: 0 });
  return [...Map.groupBy(resolved, keyOf).values()].map((members) => {
    const limits = ascending(members.map(({ parameters }) => parameters.minSamplesLeaf));
    const marks = ascending(members.map(({ parameters }) => parameters.nEstimators));
    return {
      parameters: (members[0] as (typeof members)[0]).parameters,
      limits,
      marks,
      cells: members.map(({ index, parameters }) => ({
        index,
        member: limits.indexOf(parameters.minSamplesLeaf),
        mark: marks.indexOf(parameters.nEstimators),
      })),
    };
  });
}

/** Ranges of trees up to the last mark; each ends at the next mark at the latest. */
function stepsTo(marks: readonly number[]): Pick<SearchUnit, 'firstTree' | 'endTree' | 'mark'>[] {
  return marks.flatMap((end, mark) => {
    const start = marks[mark - 1] ?? 0;
    return Array.from({ length: Math.ceil((end - start) / UNIT_TREES) }, (_, piece) => {
      const firstTree = start + piece * UNIT_TREES;
      const endTree = Math.min(end, firstTree + UNIT_TREES);
      return { firstTree, endTree, mark: endTree === end ? mark : undefined };
    });
  });
}

/** The families of trees to grow, of group g and fold f at g × folds + f. */
export function familiesOf({ groups, folds }: SearchPlan): TreeFamily[] {
  return groups.flatMap(({ parameters, limits }) =>
    folds.map(({ training, test }) => ({ parameters, limits, training, scored: test, keepsTrees: false })),
  );
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
