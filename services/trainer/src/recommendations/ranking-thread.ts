import { parentPort, workerData } from 'node:worker_threads';
import { decisionPathContributions, type Forest, predictProbability, topK } from '@curator/forest';
import { installWasmKernel } from '@curator/forest/wasm';
import { type FeatureColumns, featuresOf } from '../catalog/feature-columns.ts';

export interface RankingRequest {
  forest: Forest;
  columns: Pick<FeatureColumns, 'features' | 'nRows'>;
  /** 1 for each row that must not be recommended. */
  excluded: Uint8Array;
  size: number;
}

/** The best rows, best first; features and contributions row after row. */
export interface RankedRows {
  rows: Uint32Array;
  scores: Float64Array;
  features: Float32Array;
  contributions: Float32Array;
}

installWasmKernel();
// A thread that computes one ranking and ends: the server's own thread goes on answering.
parentPort?.postMessage(rank(workerData as RankingRequest));

function rank({ forest, columns, excluded, size }: RankingRequest): RankedRows {
  const scores = predictProbability(forest, columns.features, columns.nRows);
  const rows = topK(scores, size, excluded);
  const songs = [...rows].map((row) => featuresOf(columns as FeatureColumns, row));
  return {
    rows,
    scores: Float64Array.from(rows, (row) => scores[row] as number),
    features: Float32Array.from(songs.flatMap((song) => [...song])),
    contributions: Float32Array.from(
      songs.flatMap((song) => [...decisionPathContributions(forest, song).contributions]),
    ),
  };
}
