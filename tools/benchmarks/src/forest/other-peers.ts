import path from 'node:path';
import { type Dataset, fitForest, predictProbability, rocAuc } from '@curator/forest';
import { execa } from 'execa';
import { RandomForestClassifier } from 'ml-random-forest';
import { generatedSongs } from './bench-data.ts';

export interface PeerFit {
  readonly ms: number[];
  readonly rocAuc: number;
  readonly ourRocAuc: number;
}

const TREES = 100;

/** ml-random-forest with three features a tree (it draws them once, not at each split), without its out-of-bag scores; one run, it is slow. */
export async function mlRandomForestFit(data: Dataset): Promise<PeerFit> {
  const model = new RandomForestClassifier({
    nEstimators: TREES,
    maxFeatures: 3,
    replacement: false,
    noOOB: true,
    seed: 1,
  });
  const startedAt = performance.now();
  model.train(rowsOf(data), [...data.labels]);
  const ms = [performance.now() - startedAt];
  const unseen = generatedSongs(1_000, 9);
  const theirs = Float64Array.from(model.predictProbability(rowsOf(unseen), 1));
  const forest = fitForest(data, { nEstimators: TREES, maxFeatures: 3, minSamplesLeaf: 1 }, 1);
  return {
    ms,
    rocAuc: rocAuc(unseen.labels, theirs),
    ourRocAuc: rocAuc(unseen.labels, predictProbability(forest, unseen.features, unseen.nRows)),
  };
}

/** Yggdrasil's random forest in WebAssembly; its JavaScript offers no number of trees, so it grows its own 300. */
export async function ydfFit(data: Dataset): Promise<{ ms: number[] } | undefined> {
  const csv = [
    [...Array.from({ length: data.nFeatures }, (_, feature) => `f${feature}`), 'label'].join(','),
    ...rowsOf(data).map((row, index) => [...row, data.labels[index] === 1 ? 'liked' : 'other'].join(',')),
  ].join('\n');
  const script = path.join(import.meta.dirname, 'ydf-peer.ts');
  const { exitCode, stdout } = await execa(process.execPath, [script], { input: csv, reject: false });
  return exitCode === 0 ? { ms: JSON.parse(stdout.split('\n').at(-1) ?? '') as number[] } : undefined;
}

function rowsOf({ features, nRows, nFeatures }: Dataset): number[][] {
  return Array.from({ length: nRows }, (_, row) =>
    Array.from({ length: nFeatures }, (_, feature) => features[feature * nRows + row] as number),
  );
}
