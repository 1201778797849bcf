import type { Dataset } from '../data/dataset.ts';

/** A dataset with the order of its rows by each feature: sorted once for all trees. */
export interface PresortedDataset extends Dataset {
  /** nFeatures × nRows rows, ascending by the feature, equal values by row. */
  readonly order: Uint32Array;
}

export function presort(dataset: Dataset): PresortedDataset {
  const { features, nRows, nFeatures } = dataset;
  const order = new Uint32Array(nRows * nFeatures);
  for (let feature = 0; feature < nFeatures; feature += 1) {
    const column = features.subarray(feature * nRows, (feature + 1) * nRows);
    const rows = order.subarray(feature * nRows, (feature + 1) * nRows);
    for (let row = 0; row < nRows; row += 1) rows[row] = row;
    rows.sort((a, b) => (column[a] as number) - (column[b] as number) || a - b);
  }
  return { ...dataset, order };
}
