import { createRandom, type Forest, fitForest, predictProbability } from '@curator/forest';
import { generatedSongs } from './bench-data.ts';
import type { Figure } from './figures.ts';
import { mlRandomForestFit, ydfFit } from './other-peers.ts';
import type { ScikitLearn } from './scikit-learn.ts';

const RUNS = 7;
const ROWS = 2_000;
const SCORED_ROWS = 1_000_000;
const PARAMETERS = { nEstimators: 100, maxFeatures: 'sqrt', minSamplesLeaf: 1 } as const;

/** One forest of 100 trees, fitted and then scoring a million rows, on one thread. */
export async function singleForest(scikitLearn: ScikitLearn | undefined): Promise<Figure[]> {
  const data = generatedSongs(ROWS);
  // As with the grid, the first is not counted.
  const fits = times(RUNS + 1, (run) => fitForest(data, PARAMETERS, run)).slice(1);
  const peer = await scikitLearn?.run<{ ms: number[] }>('fit', data, { runs: RUNS });
  const fit = (name: string, values: readonly number[] | undefined, note?: string, isOtherWork = false): Figure => ({
    what: `fit 100 trees, ${ROWS.toLocaleString('en-US')} rows, every threshold, one thread`,
    unit: 'ms',
    ours: fits,
    peer: values && { name, values, isOtherWork },
    note,
  });
  const ml = await mlRandomForestFit(data);
  const ydf = await ydfFit(data);
  return [
    fit('scikit-learn', peer?.ms),
    fit('ml-random-forest', ml.ms, `area ${ml.rocAuc.toFixed(3)} against ${ml.ourRocAuc.toFixed(3)} on unseen rows`),
    ...(ydf ? [fit('ydf-training', ydf.ms, 'its own 300 trees; it reads CSV in that time', true)] : []),
    await scoring(scikitLearn),
    ...growth(),
  ];
}

async function scoring(scikitLearn: ScikitLearn | undefined): Promise<Figure> {
  const many = generatedSongs(SCORED_ROWS, 3);
  const forest: Forest = fitForest(firstRows(many, ROWS), PARAMETERS, 1);
  const ours = times(4, () => predictProbability(forest, many.features, many.nRows)).slice(1);
  const peer = await scikitLearn?.run<{ ms: number[] }>('predict', many, { trainOn: ROWS, runs: 3 });
  const rate = (ms: number) => (SCORED_ROWS / ms) * 1000;
  return {
    what: 'score 1,000,000 rows with 100 trees, one thread',
    unit: 'rows/s',
    ours: ours.map(rate),
    peer: peer && { name: 'scikit-learn', values: peer.ms.map(rate) },
  };
}

/** What a tree costs as rows double and as features do. */
function growth(): Figure[] {
  const rows = [1_000, 2_000, 4_000, 8_000, 16_000].map((nRows) => {
    const data = generatedSongs(nRows);
    return {
      what: `fit 100 trees, ${nRows.toLocaleString('en-US')} rows, 9 features`,
      unit: 'ms' as const,
      ours: times(3, (run) => fitForest(data, PARAMETERS, run)),
    };
  });
  const features = [9, 18, 36].map((nFeatures) => {
    const random = createRandom(nFeatures);
    const base = generatedSongs(ROWS);
    const extra = Float32Array.from({ length: ROWS * (nFeatures - 9) }, () => random.below(2 ** 20));
    const data = { ...base, nFeatures, features: Float32Array.of(...base.features, ...extra) };
    return {
      what: `fit 100 trees, ${ROWS.toLocaleString('en-US')} rows, ${nFeatures} features, 3 a split`,
      unit: 'ms' as const,
      ours: times(3, (run) => fitForest(data, { ...PARAMETERS, maxFeatures: 3 }, run)),
    };
  });
  return [...rows, ...features];
}

function firstRows({ features, labels, nRows, nFeatures }: ReturnType<typeof generatedSongs>, count: number) {
  const columns = Array.from({ length: nFeatures }, (_, feature) => [
    ...features.subarray(feature * nRows, feature * nRows + count),
  ]);
  return { features: Float32Array.from(columns.flat()), labels: labels.slice(0, count), nRows: count, nFeatures };
}

function times(runs: number, work: (run: number) => unknown): number[] {
  return Array.from({ length: runs }, (_, run) => {
    const startedAt = performance.now();
    work(run);
    return performance.now() - startedAt;
  });
}
