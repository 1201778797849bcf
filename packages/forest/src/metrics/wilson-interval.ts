import { checkWhole } from '../checks.ts';
import { accuracy } from './accuracy.ts';
import { checkLevel, type Estimate } from './estimate.ts';
import { normalQuantile } from './normal-distribution.ts';

/**
 * Wilson's score interval (1927) for a share: it stays within 0..1 and holds for few trials and for shares near either end,
 * where the textbook interval shrinks to nothing. `standardError` is the textbook one.
 *
 * @param level confidence, between 0 and 1.
 * @throws InvalidParameterError where successes are not 0 to trials, trials not at least 1, or the level is out of range.
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Estimate {
  checkWhole('trials', trials, 1, Number.MAX_SAFE_INTEGER);
  checkWhole('successes', successes, 0, trials);
  checkLevel(level);
  const z = normalQuantile((1 + level) / 2);
  const share = successes / trials;
  const pull = (z * z) / trials;
  const centre = (share + pull / 2) / (1 + pull);
  const reach = (z / (1 + pull)) * Math.sqrt((share * (1 - share)) / trials + pull / (4 * trials));
  return {
    estimate: share,
    standardError: Math.sqrt((share * (1 - share)) / trials),
    low: successes === 0 ? 0 : centre - reach,
    high: successes === trials ? 1 : centre + reach,
  };
}

/**
 * Accuracy with Wilson's interval; rows weigh alike.
 *
 * @throws InvalidDatasetError as accuracy does; InvalidParameterError on a level out of range.
 */
export function accuracyInterval(labels: Uint8Array, probabilities: Float64Array, level = 0.95): Estimate {
  return wilsonInterval(Math.round(accuracy(labels, probabilities) * labels.length), labels.length, level);
}
