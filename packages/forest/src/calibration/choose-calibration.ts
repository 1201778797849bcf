import { splitFold, stratifiedFolds } from '../data/folds.ts';
import { rowLogLoss } from '../metrics/log-loss.ts';
import { standardDeviation } from '../metrics/sample-statistics.ts';
import { checkProbabilities } from '../metrics/scored-rows.ts';
import { type Calibration, calibrate } from './calibration.ts';
import { fitIsotonicRegression } from './isotonic-regression.ts';
import { fitPlattScaling } from './platt-scaling.ts';

export interface CalibrationCandidate {
  readonly kind: Calibration['kind'];
  /** Mean over rows, in nats, each calibrated by a fit on other rows. */
  readonly logLoss: number;
  /** By how much that is greater than the least of the three, from 0, and the standard error of this difference. */
  readonly excess: number;
  readonly excessStandardError: number;
}

export interface ChosenCalibration {
  /** Fitted on all rows. */
  readonly calibration: Calibration;
  /** From the simplest on: none, Platt, isotonic. */
  readonly candidates: readonly CalibrationCandidate[];
}

export interface CalibrationOptions {
  readonly seed: number;
  /** Folds of the cross-fitting, 2 to 255; 5 where left out. */
  readonly folds?: number;
}

const FITS: Record<Calibration['kind'], (labels: Uint8Array, probabilities: Float64Array) => Calibration> = {
  none: () => ({ kind: 'none' }),
  platt: fitPlattScaling,
  isotonic: fitIsotonicRegression,
};

/** From the simplest on. */
const KINDS = ['none', 'platt', 'isotonic'] as const;

/**
 * None, Platt or isotonic: the simplest whose cross-fitted log loss exceeds the least one by no more than one standard error
 * (Breiman et al., 1984). The error is that of the difference, row by row: how hard the rows are, which is the same for all
 * three, does not count, as it would in the error of the loss itself, and hide every gain.
 *
 * @param probabilities of rows that the model was not trained on, such as out-of-fold ones.
 * @throws InvalidDatasetError where a label has fewer rows than there are folds, on lengths that do not fit and probabilities
 *   outside 0..1; InvalidParameterError on folds out of range.
 */
export function chooseCalibration(
  labels: Uint8Array,
  probabilities: Float64Array,
  { seed, folds = 5 }: CalibrationOptions,
): ChosenCalibration {
  checkProbabilities(labels, probabilities);
  const assignment = stratifiedFolds(labels, folds, seed);
  const losses = KINDS.map((kind) => crossFittedLosses(kind, labels, probabilities, assignment, folds));
  const means = losses.map((of) => of.reduce((sum, loss) => sum + loss, 0) / of.length);
  const best = means.indexOf(Math.min(...means));
  const candidates = KINDS.map((kind, index) => {
    const differences = (losses[index] as Float64Array).map((loss, row) => loss - (losses[best]?.[row] as number));
    return {
      kind,
      logLoss: means[index] as number,
      excess: (means[index] as number) - (means[best] as number),
      excessStandardError: standardDeviation(differences) / Math.sqrt(labels.length),
    };
  });
  const chosen = candidates.find(({ excess, excessStandardError }) => excess <= excessStandardError);
  return { calibration: FITS[chosen?.kind ?? 'none'](labels, probabilities), candidates };
}

function crossFittedLosses(
  kind: Calibration['kind'],
  labels: Uint8Array,
  probabilities: Float64Array,
  assignment: Uint8Array,
  folds: number,
): Float64Array {
  const losses = new Float64Array(labels.length);
  const select = (rows: Uint32Array) => ({
    labels: Uint8Array.from(rows, (row) => labels[row] as number),
    probabilities: Float64Array.from(rows, (row) => probabilities[row] as number),
  });
  for (let fold = 0; fold < folds; fold += 1) {
    const { training, test } = splitFold(assignment, fold);
    const known = select(training);
    const calibrated = calibrate(FITS[kind](known.labels, known.probabilities), select(test).probabilities);
    for (const [index, row] of test.entries())
      losses[row] = rowLogLoss(labels[row] as number, calibrated[index] as number);
  }
  return losses;
}
