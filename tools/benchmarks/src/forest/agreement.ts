import { type Dataset, expandGrid, GRIDS, stratifiedFolds } from '@curator/forest';
import { ThreadPool } from '@curator/forest/threads';
import { generatedSongs, realSongs } from './bench-data.ts';
import type { ScikitLearn } from './scikit-learn.ts';

const SEEDS = 20;
const FOLDS = 5;
const ROWS = 600;

export interface Agreement {
  readonly data: string;
  readonly mode: 'every threshold' | '64 bins';
  readonly score: 'accuracy' | 'rocAuc';
  /** Root mean square, over cells and seeds, of our score minus scikit-learn's mean, over what scikit-learn's own seeds give. */
  readonly noiseRatio: number;
  /** Mean over cells and seeds of our score minus theirs at the same folds, and its standard error over seeds. */
  readonly bias: number;
  readonly biasError: number;
  /** Standard deviation of one of their scores over seeds. */
  readonly noise: number;
}

/** All cells of the original's grid, 20 seeds a side, the same folds for both. */
export async function agreement(scikitLearn: ScikitLearn): Promise<Agreement[]> {
  const sets: [string, Dataset | undefined][] = [
    ['generated', generatedSongs(ROWS, 4)],
    ['real: hip pop', realSongs('hip pop', ROWS / 2)],
    ['real: hard rock', realSongs('hard rock', ROWS / 2)],
  ];
  await using pool = new ThreadPool(2);
  const results: Agreement[] = [];
  for (const [name, data] of sets) {
    if (!data) continue;
    const folds = Array.from({ length: SEEDS }, (_, seed) => stratifiedFolds(data.labels, FOLDS, seed));
    const { nEstimators: trees, minSamplesLeaf: leaves } = GRIDS.curator2021;
    const { scores } = await scikitLearn.run<{ scores: number[][][][] }>('agreement', data, {
      folds: folds.map((each) => [...each]),
      leaves,
      trees,
    });
    for (const bins of ['exact', 64] as const) {
      const cells = expandGrid({ nEstimators: trees, maxFeatures: ['sqrt'], minSamplesLeaf: leaves, bins: [bins] });
      const ours = [];
      for (const [seed, fold] of folds.entries())
        ours.push(await pool.evaluateCells(data, cells, { folds: fold, seed }));
      for (const [place, score] of (['accuracy', 'rocAuc'] as const).entries()) {
        // Cells side by side: of each leaf, the tree counts.
        const theirs = scores.map((ofSeed) => ofSeed.flatMap((ofLeaf) => ofLeaf.map((pair) => pair[place] as number)));
        results.push({
          data: `${name}, ${ROWS} rows`,
          mode: bins === 'exact' ? 'every threshold' : '64 bins',
          score,
          ...compare(
            ours.map((ofSeed) => ofSeed.map((cell) => cell[score])),
            theirs,
          ),
        });
      }
    }
  }
  return results;
}

function compare(ours: readonly number[][], theirs: readonly number[][]) {
  const nCells = theirs[0]?.length ?? 0;
  const theirMeans = Array.from({ length: nCells }, (_, cell) => mean(theirs.map((seed) => seed[cell] as number)));
  const meanSquare = (of: readonly number[][]) =>
    mean(of.flat().map((score, place) => (score - (theirMeans[place % nCells] as number)) ** 2));
  // Their variance over seeds, unbiased; ours is about a mean that has noise of its own.
  const variance = (meanSquare(theirs) * theirs.length) / (theirs.length - 1);
  const differences = ours.map((seed, place) => mean(seed) - mean(theirs[place] ?? []));
  const bias = mean(differences);
  const spread = mean(differences.map((difference) => (difference - bias) ** 2));
  return {
    noiseRatio: Math.sqrt(meanSquare(ours) / (variance * (1 + 1 / theirs.length))),
    bias,
    biasError: Math.sqrt(spread / (differences.length - 1)),
    noise: Math.sqrt(variance),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function agreementTable(results: readonly Agreement[]): string {
  return [
    '| data | mode | score | difference over seed noise | mean difference | noise of one seed |',
    '| --- | --- | --- | --- | --- | --- |',
    ...results.map(
      ({ data, mode, score, noiseRatio, bias, biasError, noise }) =>
        `| ${data} | ${mode} | ${score} | ${noiseRatio.toFixed(3)} | ${bias.toFixed(5)} ± ${biasError.toFixed(5)} | ${noise.toFixed(5)} |`,
    ),
  ].join('\n');
}
