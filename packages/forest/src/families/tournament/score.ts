import type { Dataset } from '../../data/dataset.ts';
import { accuracy } from '../../metrics/accuracy.ts';
import { logLoss } from '../../metrics/log-loss.ts';
import { precisionAt } from '../../metrics/precision-at.ts';
import { rocAuc } from '../../metrics/roc-auc.ts';
import { standardDeviation } from '../../metrics/sample-statistics.ts';

/** One measure over the folds. */
export interface FoldedScore {
  readonly mean: number;
  /** Standard deviation over the folds / √folds, as the one-standard-error rule wants it; folds share rows: it is a little low. */
  readonly standardError: number;
  readonly perFold: readonly number[];
}

export interface FamilyScores {
  /** Nats, less is better. */
  readonly logLoss: FoldedScore;
  readonly rocAuc: FoldedScore;
  readonly accuracy: FoldedScore;
  /** Share of label 1 among the rows of highest probability; rows count alike, whatever they weigh. */
  readonly precisionAt: FoldedScore;
}

/**
 * @param folds the rows of each fold, at least 2 folds.
 * @param k how many rows precisionAt looks at.
 * @throws InvalidDatasetError where a fold lacks a label.
 */
export function scoreFolds(
  dataset: Dataset,
  folds: readonly Uint32Array[],
  probabilities: Float64Array,
  k: number,
): FamilyScores {
  const perFold = folds.map((rows) => {
    const labels = Uint8Array.from(rows, (row) => dataset.labels[row] as number);
    const own = Float64Array.from(rows, (row) => probabilities[row] as number);
    const weights = dataset.weights && Float64Array.from(rows, (row) => dataset.weights?.[row] as number);
    return {
      logLoss: logLoss(labels, own, weights),
      rocAuc: rocAuc(labels, own, weights),
      accuracy: accuracy(labels, own, weights),
      precisionAt: precisionAt(labels, own, k),
    };
  });
  const scoreOf = (measure: keyof FamilyScores) => summarise(perFold.map((scores) => scores[measure]));
  return {
    logLoss: scoreOf('logLoss'),
    rocAuc: scoreOf('rocAuc'),
    accuracy: scoreOf('accuracy'),
    precisionAt: scoreOf('precisionAt'),
  };
}

function summarise(perFold: readonly number[]): FoldedScore {
  const mean = perFold.reduce((sum, value) => sum + value, 0) / perFold.length;
  return { mean, standardError: standardDeviation(perFold) / Math.sqrt(perFold.length), perFold };
}
