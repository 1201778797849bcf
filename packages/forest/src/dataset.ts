import { InvalidDatasetError } from './errors.ts';

/** Rows to learn from. Column-major: value of feature f in row r is `features[f * nRows + r]`. */
export interface Dataset {
  /** nFeatures × nRows finite values. */
  readonly features: Float32Array;
  /** nRows labels, 0 or 1. */
  readonly labels: Uint8Array;
  readonly nRows: number;
  readonly nFeatures: number;
}

/**
 * Checks and binds features and labels; nothing is copied.
 *
 * @throws InvalidDatasetError on lengths that do not fit, values that are not finite, labels other than 0 and 1, or no row.
 */
export function createDataset(features: Float32Array, labels: Uint8Array, nFeatures: number): Dataset {
  const nRows = labels.length;
  if (nRows === 0) throw new InvalidDatasetError('A dataset needs at least one row.');
  if (!Number.isInteger(nFeatures) || nFeatures < 1)
    throw new InvalidDatasetError('A dataset needs at least one feature.');
  if (features.length !== nRows * nFeatures)
    throw new InvalidDatasetError(
      `${nRows} rows of ${nFeatures} features are ${nRows * nFeatures} values, not ${features.length}.`,
    );
  const badValue = features.findIndex((value) => !Number.isFinite(value));
  if (badValue >= 0)
    throw new InvalidDatasetError(
      `Feature ${Math.floor(badValue / nRows)} of row ${badValue % nRows} is not a finite number.`,
    );
  const badLabel = labels.findIndex((label) => label > 1);
  if (badLabel >= 0) throw new InvalidDatasetError(`The label of row ${badLabel} is ${labels[badLabel]}, not 0 or 1.`);
  return { features, labels, nRows, nFeatures };
}

/** A dataset of some of the rows, in the order given. */
export function selectRows({ features, labels, nRows, nFeatures }: Dataset, rows: Uint32Array): Dataset {
  const n = rows.length;
  const selected = new Float32Array(n * nFeatures);
  for (let feature = 0; feature < nFeatures; feature += 1) {
    const column = features.subarray(feature * nRows, (feature + 1) * nRows);
    for (let index = 0; index < n; index += 1) selected[feature * n + index] = column[rows[index] as number] as number;
  }
  return { features: selected, labels: Uint8Array.from(rows, (row) => labels[row] as number), nRows: n, nFeatures };
}
