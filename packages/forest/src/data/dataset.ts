import { InvalidDatasetError } from '../errors.ts';

/** Rows to learn from. Column-major: value of feature f in row r is `features[f * nRows + r]`. */
export interface Dataset {
  /** nFeatures × nRows values: finite, or NaN where the feature is optional and the value is missing. */
  readonly features: Float32Array;
  /** nRows labels, 0 or 1. */
  readonly labels: Uint8Array;
  readonly nRows: number;
  readonly nFeatures: number;
  /** nRows weights, finite and at least 0; every row weighs 1 where left out. */
  readonly weights?: Float64Array | undefined;
  /** Features whose values may be missing, ascending. */
  readonly optionalFeatures?: readonly number[] | undefined;
}

/** Features are int16 in a trained forest. */
export const MAX_FEATURES = 32_767;

export interface DatasetOptions {
  readonly weights?: Float64Array | undefined;
  readonly optionalFeatures?: readonly number[] | undefined;
}

/**
 * Checks and binds features and labels; nothing is copied.
 *
 * @throws InvalidDatasetError on lengths that do not fit, no row, labels other than 0 and 1, an infinite value, a missing one
 *   (NaN) in a feature that is not optional, arrays of another type, and weights that are negative, not finite, or all 0; it names row and feature.
 */
export function createDataset(
  features: Float32Array,
  labels: Uint8Array,
  nFeatures: number,
  { weights, optionalFeatures }: DatasetOptions = {},
): Dataset {
  checkType('features', features, Float32Array);
  checkType('labels', labels, Uint8Array);
  if (weights !== undefined) checkType('weights', weights, Float64Array);
  const nRows = labels.length;
  if (nRows === 0) throw new InvalidDatasetError('A dataset needs at least one row.');
  if (!Number.isInteger(nFeatures) || nFeatures < 1)
    throw new InvalidDatasetError('A dataset needs at least one feature.');
  if (nFeatures > MAX_FEATURES)
    throw new InvalidDatasetError(`A dataset has at most ${MAX_FEATURES} features, not ${nFeatures}.`);
  if (features.length !== nRows * nFeatures)
    throw new InvalidDatasetError(
      `${nRows} rows of ${nFeatures} features are ${nRows * nFeatures} values, not ${features.length}.`,
    );
  checkValues(features, nRows, nFeatures, optionalFeatures);
  const badLabel = labels.findIndex((label) => label > 1);
  if (badLabel >= 0) throw new InvalidDatasetError(`The label of row ${badLabel} is ${labels[badLabel]}, not 0 or 1.`);
  checkWeights(weights, nRows);
  return { features, labels, nRows, nFeatures, weights, optionalFeatures: optionalFeatures?.toSorted((a, b) => a - b) };
}

/** From JavaScript anything may come; other numbers would be read as if they were these. */
function checkType(name: string, given: unknown, type: new () => object): void {
  if (!(given instanceof type)) throw new InvalidDatasetError(`${name} must be a ${type.name}.`);
}

function checkValues(
  features: Float32Array,
  nRows: number,
  nFeatures: number,
  optionalFeatures: readonly number[] = [],
): void {
  const wrong = optionalFeatures.find((of) => !Number.isInteger(of) || of < 0 || of >= nFeatures);
  if (wrong !== undefined)
    throw new InvalidDatasetError(`optionalFeatures names feature ${wrong}; there are 0 to ${nFeatures - 1}.`);
  for (let feature = 0; feature < nFeatures; feature += 1) {
    const column = features.subarray(feature * nRows, (feature + 1) * nRows);
    const isOptional = optionalFeatures.includes(feature);
    const row = column.findIndex((value) => !Number.isFinite(value) && !(isOptional && Number.isNaN(value)));
    if (row < 0) continue;
    const cure = Number.isNaN(column[row]) ? '; name the feature in optionalFeatures if its values may be missing' : '';
    throw new InvalidDatasetError(`Feature ${feature} of row ${row} is ${column[row]}, not a finite number${cure}.`);
  }
}

/** @throws InvalidDatasetError on weights that do not fit the rows, are negative or not finite, or are all 0 */
export function checkWeights(weights: Float64Array | undefined, nRows: number): void {
  if (!weights) return;
  if (weights.length !== nRows)
    throw new InvalidDatasetError(`${nRows} rows need ${nRows} weights, not ${weights.length}.`);
  const row = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (row >= 0)
    throw new InvalidDatasetError(`The weight of row ${row} is ${weights[row]}, not a finite number from 0 on.`);
  if (weights.every((weight) => weight === 0))
    throw new InvalidDatasetError('The weights of all rows are 0: nothing is left to learn from.');
}

/** A dataset of some of the rows, in the order given. @throws InvalidDatasetError on a row that is not there */
export function selectRows(dataset: Dataset, rows: Uint32Array): Dataset {
  const { features, labels, nRows, nFeatures, weights } = dataset;
  const beyond = rows.find((row) => row >= nRows);
  if (beyond !== undefined) throw new InvalidDatasetError(`There is no row ${beyond}: rows are 0 to ${nRows - 1}.`);
  const n = rows.length;
  const selected = new Float32Array(n * nFeatures);
  for (let feature = 0; feature < nFeatures; feature += 1) {
    const column = features.subarray(feature * nRows, (feature + 1) * nRows);
    for (let index = 0; index < n; index += 1) selected[feature * n + index] = column[rows[index] as number] as number;
  }
  return {
    ...dataset,
    features: selected,
    labels: Uint8Array.from(rows, (row) => labels[row] as number),
    nRows: n,
    weights: weights && Float64Array.from(rows, (row) => weights[row] as number),
  };
}
