import { type Dataset, selectRows } from '../data/dataset.ts';
import { InvalidDatasetError } from '../errors.ts';

export type WeightedDataset = Dataset & { readonly weights: Float64Array };

/**
 * The rows that weigh something, their weights scaled to 1 on average: so a penalty or a least weight of a leaf means the same
 * in whatever unit the weights come.
 *
 * @throws InvalidDatasetError where only one label is left.
 */
export function weighRows(dataset: Dataset): WeightedDataset {
  const weights = dataset.weights ?? new Float64Array(dataset.nRows).fill(1);
  const rows = Uint32Array.from(weights.keys().filter((row) => (weights[row] as number) > 0));
  const kept = rows.length === dataset.nRows ? dataset : selectRows(dataset, rows);
  const keptWeights = kept.weights ?? weights;
  if (!kept.labels.includes(0) || !kept.labels.includes(1))
    throw new InvalidDatasetError('Learning needs rows of both labels that have weight.');
  const mean = keptWeights.reduce((sum, weight) => sum + weight, 0) / kept.nRows;
  return { ...kept, weights: keptWeights.map((weight) => weight / mean) };
}

/** The values of one feature; nothing is copied. */
export function columnOf(features: Float32Array, nRows: number, feature: number): Float32Array {
  return features.subarray(feature * nRows, (feature + 1) * nRows);
}
