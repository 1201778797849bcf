import { InvalidDatasetError, InvalidParameterError } from '../errors.ts';
import { checkLevel, type Estimate } from './estimate.ts';
import { standardDeviation } from './sample-statistics.ts';
import { studentQuantile } from './student-distribution.ts';

/**
 * The mean of one measure over the splits of a (repeated) cross-validation, with the corrected resampled standard error of
 * Nadeau and Bengio (2003): the training sets overlap, so the variance is not s²/n but s² (1/n + nTest/nTrain). The interval is
 * Student's with n - 1 degrees of freedom, and not cut to the measure's range. Hand in differences of two models split by
 * split to compare them.
 *
 * @param values one value for each split, repeats one after the other; at least 2, all finite.
 * @param testToTraining rows tested over rows trained on: 1 / (k - 1) for k folds.
 * @param level confidence, between 0 and 1.
 * @throws InvalidDatasetError on too few values or one that is not finite; InvalidParameterError otherwise.
 */
export function correctedResampledInterval(values: ArrayLike<number>, testToTraining: number, level = 0.95): Estimate {
  const n = values.length;
  if (n < 2) throw new InvalidDatasetError(`A standard error needs the values of at least 2 splits, not ${n}.`);
  const wrong = Array.from(values).findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0)
    throw new InvalidDatasetError(`The value of split ${wrong} is ${values[wrong]}, not a finite number.`);
  if (!(testToTraining > 0 && Number.isFinite(testToTraining)))
    throw new InvalidParameterError(`testToTraining must be a finite number above 0, not ${testToTraining}.`);
  checkLevel(level);
  const estimate = Array.from(values).reduce((sum, value) => sum + value, 0) / n;
  const standardError = standardDeviation(values) * Math.sqrt(1 / n + testToTraining);
  const reach = studentQuantile((1 + level) / 2, n - 1) * standardError;
  return { estimate, standardError, low: estimate - reach, high: estimate + reach };
}
