import { setPriority } from 'node:os';
import { FEATURES } from '@curator/contracts';
import {
  type CellResult,
  createDataset,
  type Dataset,
  evaluateCells,
  featureImportances,
  fitForest,
  serializeForest,
} from '@curator/forest';
import { installWasmKernel } from '@curator/forest/wasm';
import { FOLDS } from '../jobs/grid-preset.ts';
import type { ComputeAnswer, ComputedCell, ComputeRequest, FinalModel } from './compute-messages.ts';

// The process of one worker slot: computes what it is sent, and never talks to anything but its parent.

/** Cells that follow each other more quickly are told together. */
const TELL_EVERY_MS = 50;
const SEARCH_BINS = 64;

if (!installWasmKernel())
  process.emitWarning(
    'The compiled learning kernel is missing, so trainings take several times as long: npm run generate builds it.',
  );
// Computing is patient; the servers on the same cores are not.
setPriority(5);
process.on('message', (request: ComputeRequest) => {
  try {
    answer(compute(request));
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
// A Ctrl-C in the terminal is the parent's business.
process.on('SIGINT', () => {});

function compute(request: ComputeRequest): ComputeAnswer {
  const dataset = createDataset(request.data.features, request.data.labels, FEATURES.length);
  if (request.kind === 'FINAL') return { type: 'final', model: finalModel(dataset, request) };
  search(dataset, request);
  return { type: 'searched' };
}

function search(dataset: Dataset, { cells, onlyFolds, seed }: Extract<ComputeRequest, { kind: 'SEARCH' }>): void {
  let waiting: ComputedCell[] = [];
  let toldAt = performance.now();
  const tell = () => {
    if (waiting.length > 0) answer({ type: 'cells', cells: waiting });
    waiting = [];
    toldAt = performance.now();
  };
  const onCell = ({ accuracy, rocAuc, folds }: CellResult, index: number) => {
    waiting.push({ index, accuracy, rocAuc, folds: folds.map(({ accuracy, rocAuc }) => ({ accuracy, rocAuc })) });
    if (performance.now() - toldAt >= TELL_EVERY_MS) tell();
  };
  // Searched in bins: faster, and as good to choose by (docs/engine.md). The model that is served keeps every threshold.
  const binned = cells.map((cell) => ({ ...cell, bins: SEARCH_BINS }));
  evaluateCells(dataset, binned, {
    folds: FOLDS,
    seed,
    onlyFolds: onlyFolds.length > 0 ? onlyFolds : undefined,
    onCell,
  });
  tell();
}

function finalModel(dataset: Dataset, { cell, seed }: Extract<ComputeRequest, { kind: 'FINAL' }>): FinalModel {
  const forest = fitForest(dataset, cell, seed);
  const liked = dataset.labels.reduce((sum, label) => sum + label, 0);
  return {
    baselineAccuracy: Math.max(liked, dataset.nRows - liked) / dataset.nRows,
    importances: featureImportances(forest),
    likedMedians: medians(dataset, 1),
    otherMedians: medians(dataset, 0),
    forest: serializeForest(forest),
  };
}

/** Middle value of each feature among the rows of one label. */
function medians({ features, labels, nRows, nFeatures }: Dataset, label: 0 | 1): Float64Array {
  return Float64Array.from({ length: nFeatures }, (_, feature) => {
    const column = features.subarray(feature * nRows, (feature + 1) * nRows);
    const sorted = column.filter((_value, row) => labels[row] === label).sort();
    const middle = sorted.length >> 1;
    const upper = sorted[middle] as number;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
  });
}

function answer(message: ComputeAnswer): void {
  process.send?.(message);
}
