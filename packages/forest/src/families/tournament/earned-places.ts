import type { Dataset } from '../../data/dataset.ts';
import { correctedResampledInterval } from '../../metrics/corrected-resampled-interval.ts';
import type { Estimate } from '../../metrics/estimate.ts';
import { logLoss } from '../../metrics/log-loss.ts';
import { meanOf } from '../average.ts';

export interface EarnedPlace {
  readonly name: string;
  /**
   * How much lower, in nats, the log loss of the average of the families kept before becomes with this one; for a family that is
   * not kept, with all that are. None for the first, which is the best alone.
   */
  readonly gain: Estimate | undefined;
  /** Whether the gain is beyond its noise: more than so many of its standard errors. */
  readonly kept: boolean;
}

interface Candidate {
  readonly name: string;
  readonly probabilities: Float64Array;
}

/**
 * Which families add to an average: begins with the one of least log loss, and adds, one after the other, the one that lowers the
 * average's loss most, as long as its gain is beyond the noise of the folds (forward selection without repeats, after Caruana et
 * al., 2004). The standard error is Nadeau and Bengio's, of the gains fold by fold. The best of several tried looks a little
 * better than it is.
 *
 * @param folds the rows of each fold, at least 2 folds.
 * @param standardErrors how many of them a gain must exceed.
 * @returns the places in the order in which families were taken, then the others by gain.
 */
export function earnedPlaces(
  dataset: Dataset,
  folds: readonly Uint32Array[],
  candidates: readonly Candidate[],
  standardErrors: number,
): EarnedPlace[] {
  const lossesOf = (members: readonly Candidate[]) =>
    foldLosses(dataset, folds, meanOf(members.map((of) => of.probabilities)));
  const [first, ...others] = candidates
    .map((candidate) => ({ candidate, loss: meanLoss(lossesOf([candidate])) }))
    .sort((a, b) => a.loss - b.loss)
    .map(({ candidate }) => candidate);
  if (!first) return [];
  const kept = [first];
  const places: EarnedPlace[] = [{ name: first.name, gain: undefined, kept: true }];
  let left = others;
  while (left.length > 0) {
    const before = lossesOf(kept);
    const tried = left
      .map((candidate) => ({ candidate, gain: gainOf(before, lossesOf([...kept, candidate])) }))
      .sort((a, b) => b.gain.estimate - a.gain.estimate);
    const [most] = tried;
    if (!most || !(most.gain.estimate > standardErrors * most.gain.standardError))
      return [...places, ...tried.map(({ candidate, gain }) => ({ name: candidate.name, gain, kept: false }))];
    kept.push(most.candidate);
    places.push({ name: most.candidate.name, gain: most.gain, kept: true });
    left = left.filter((candidate) => candidate !== most.candidate);
  }
  return places;
}

function foldLosses(dataset: Dataset, folds: readonly Uint32Array[], probabilities: Float64Array): number[] {
  return folds.map((rows) =>
    logLoss(
      Uint8Array.from(rows, (row) => dataset.labels[row] as number),
      Float64Array.from(rows, (row) => probabilities[row] as number),
      dataset.weights && Float64Array.from(rows, (row) => dataset.weights?.[row] as number),
    ),
  );
}

const meanLoss = (losses: readonly number[]) => losses.reduce((sum, loss) => sum + loss, 0) / losses.length;

function gainOf(before: readonly number[], after: readonly number[]): Estimate {
  const gains = before.map((loss, fold) => loss - (after[fold] as number));
  return correctedResampledInterval(gains, 1 / (gains.length - 1));
}
