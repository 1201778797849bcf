import { type Bins, expandGrid, GRIDS, type GridSpecification } from '@curator/forest';
import { ThreadPool } from '@curator/forest/threads';
import { generatedSongs } from './bench-data.ts';
import type { Figure } from './figures.ts';
import type { ScikitLearn } from './scikit-learn.ts';

const FOLDS = 5;
const SEED = 1;
const FULL_PEER_ROWS = 2_000;
const SIZES = [200, 1_000, 2_000, 4_000, 20_000];
const BINS: readonly Bins[] = [64, 'exact'];

/** A tenth of the cells: every number of trees with one size of leaves, and so about a tenth of the trees. */
const TENTH: readonly GridSpecification[] = GRIDS.curator2021.minSamplesLeaf.map((leaf) => ({
  nEstimators: GRIDS.curator2021.nEstimators.filter((_, place) => place % 10 === leaf - 1),
  maxFeatures: GRIDS.curator2021.maxFeatures,
  minSamplesLeaf: [leaf],
}));

/** The original's whole grid search, at several sizes, with one thread and with two. */
export async function wholeGrid(
  scikitLearn: ScikitLearn | undefined,
  isQuick: boolean,
  largest: number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const cells = (bins: Bins) => expandGrid({ ...GRIDS.curator2021, bins: [bins] });
  const pools = [new ThreadPool(1), new ThreadPool(2)] as const;
  try {
    for (const nRows of SIZES.filter((size) => size <= largest)) {
      const data = generatedSongs(nRows);
      const ours = async (bins: Bins, pool: ThreadPool) => {
        const times: number[] = [];
        for (let run = 0; run < (nRows > 4_000 ? 3 : 7); run += 1) {
          const startedAt = performance.now();
          await pool.evaluateCells(data, cells(bins), { folds: FOLDS, seed: SEED });
          times.push(performance.now() - startedAt);
        }
        return times.slice(1);
      };
      const measured = [];
      for (const bins of BINS)
        for (const [place, pool] of pools.entries())
          measured.push({ bins, threads: place + 1, times: await ours(bins, pool) });
      const peer = scikitLearn && !(isQuick && nRows > 1_000) ? await peerTime(scikitLearn, nRows) : undefined;
      for (const { bins, threads, times } of measured)
        figures.push({
          what: `whole grid, ${nRows.toLocaleString('en-US')} rows, ${bins === 'exact' ? 'every threshold' : `${bins} bins`}, ${threads === 1 ? 'one worker thread' : 'two worker threads'}`,
          unit: 'ms',
          ours: times,
          peer: threads === 2 ? peer : undefined,
        });
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
  return figures;
}

async function peerTime(scikitLearn: ScikitLearn, nRows: number): Promise<NonNullable<Figure['peer']>> {
  const data = generatedSongs(nRows);
  const time = async (grid: GridSpecification | readonly GridSpecification[]) => {
    const { ms } = await scikitLearn.run<{ ms: number }>('grid', data, { grid: toPython(grid), jobs: 2 });
    return ms;
  };
  const tenth = await time(TENTH);
  const scaled = (tenth * treesOf([GRIDS.curator2021])) / treesOf(TENTH);
  if (nRows !== FULL_PEER_ROWS) return { name: 'scikit-learn', values: [scaled], note: 'a tenth, scaled by trees' };
  const full = await time(GRIDS.curator2021);
  return { name: 'scikit-learn', values: [full], note: `a tenth scaled by trees would say ${Math.round(scaled)} ms` };
}

function treesOf(grids: readonly GridSpecification[]): number {
  return grids.flatMap((grid) => expandGrid(grid)).reduce((sum, { nEstimators }) => sum + nEstimators, 0);
}

function toPython(grid: GridSpecification | readonly GridSpecification[]): unknown {
  if (Array.isArray(grid)) return grid.map((each) => toPython(each as GridSpecification));
  const { nEstimators, maxFeatures, minSamplesLeaf } = grid as GridSpecification;
  return {
    n_estimators: nEstimators, // Called so before version 1.3, and the same.
    max_features: maxFeatures.map((of) => (of === 'auto' ? 'sqrt' : of)),
    min_samples_leaf: minSamplesLeaf,
  };
}
