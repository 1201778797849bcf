import { type BinOptions, reliabilityCurve } from './reliability-curve.ts';

/**
 * Expected calibration error, 0..1, less is better: how far the mean probability of a bin is from its share of label 1, averaged
 * over rows (Naeini et al., 2015). Ten bins of equal mass where nothing else is asked for. Few rows make it too large even for
 * perfect probabilities: compare it only between equal numbers of rows and bins.
 *
 * @throws InvalidDatasetError on lengths that do not fit and probabilities outside 0..1; InvalidParameterError on bins.
 */
export function expectedCalibrationError(
  labels: Uint8Array,
  probabilities: Float64Array,
  options?: BinOptions,
): number {
  const sum = reliabilityCurve(labels, probabilities, options).reduce(
    (total, { count, meanProbability, fractionPositive }) =>
      total + count * Math.abs(meanProbability - fractionPositive),
    0,
  );
  return sum / labels.length;
}
