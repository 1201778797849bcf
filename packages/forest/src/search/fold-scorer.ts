import { InvalidDatasetError } from '../errors.ts';

export interface FoldScore {
  readonly accuracy: number;
  readonly rocAuc: number;
  readonly logLoss: number;
}

/** Room for a label beside a sum that is a multiple of 2^-32. */
const KEY_SCALE = 2 ** 33;

/** Scores forests on the rows of one fold; makes nothing but the scores. */
export class FoldScorer {
  readonly #labels: Uint8Array;
  readonly #keys: Float64Array;
  readonly #positives: number;

  /** @throws InvalidDatasetError where the rows have one label only: the area is not defined then. */
  constructor(labels: Uint8Array, rows: Uint32Array) {
    this.#labels = Uint8Array.from(rows, (row) => labels[row] as number);
    this.#keys = new Float64Array(rows.length);
    this.#positives = this.#labels.reduce((sum, label) => sum + label, 0);
    if (this.#positives === 0 || this.#positives === rows.length)
      throw new InvalidDatasetError('ROC AUC needs rows of both labels in every fold.');
  }

  /** @param sums rows × members; what nTrees trees say of a row, added up. */
  score(sums: Float64Array, members: number, member: number, nTrees: number): FoldScore {
    const labels = this.#labels;
    const keys = this.#keys;
    let right = 0;
    let loss = 0;
    for (let row = 0; row < labels.length; row += 1) {
      const sum = sums[row * members + member] as number;
      const label = labels[row] as number;
      // Exactly one half says 0, as argmax does.
      if (sum > nTrees / 2 === (label === 1)) right += 1;
      loss -= Math.log((label === 1 ? sum + 0.5 : nTrees - sum + 0.5) / (nTrees + 1));
      // Sum and label in one whole number, so that one sort without comparisons orders both.
      keys[row] = sum * KEY_SCALE + label;
    }
    keys.sort();
    return { accuracy: right / labels.length, rocAuc: this.#area(), logLoss: loss / labels.length };
  }

  /** Mann and Whitney's U by midranks, over the sorted keys. */
  #area(): number {
    const keys = this.#keys;
    let rankSum = 0;
    for (let start = 0; start < keys.length; ) {
      const sum = Math.floor((keys[start] as number) / 2);
      let [end, positives] = [start, 0];
      for (; end < keys.length && Math.floor((keys[end] as number) / 2) === sum; end += 1)
        positives += (keys[end] as number) - 2 * sum;
      rankSum += (positives * (start + 1 + end)) / 2;
      start = end;
    }
    const positives = this.#positives;
    return (rankSum - (positives * (positives + 1)) / 2) / (positives * (keys.length - positives));
  }
}
