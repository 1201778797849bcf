import { checkOneOf } from '../checks.ts';
import { InvalidDatasetError } from '../errors.ts';
import { logOdds } from './log-odds.ts';

/** How probabilities are made to mean what they say. Plain data: it can be kept as JSON. */
export type Calibration = NoCalibration | PlattCalibration | IsotonicCalibration;

export interface NoCalibration {
  readonly kind: 'none';
}

/** 1 / (1 + exp(a logOdds(p) + b)); a is at most 0, so the order of probabilities stays. Of a = -1 and b = 0 they stay as they are. */
export interface PlattCalibration {
  readonly kind: 'platt';
  readonly a: number;
  readonly b: number;
}

/** Straight lines between points, both coordinates in 0..1 and ascending (x strictly); beyond the ends it stays level. */
export interface IsotonicCalibration {
  readonly kind: 'isotonic';
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * Calibrated probabilities, 0..1, as a new array. A greater probability never becomes the lesser one.
 *
 * @param probabilities 0..1; NaN stays NaN.
 * @throws InvalidParameterError on a calibration of no known kind; InvalidDatasetError on what is no probability, naming the row.
 */
export function calibrate(calibration: Calibration, probabilities: Float64Array): Float64Array {
  const row = probabilities.findIndex((probability) => probability < 0 || probability > 1);
  if (row >= 0)
    throw new InvalidDatasetError(`The probability of row ${row} is ${probabilities[row]}, not from 0 to 1.`);
  checkOneOf('kind', calibration.kind, ['none', 'platt', 'isotonic']);
  if (calibration.kind === 'none') return probabilities.slice();
  if (calibration.kind === 'isotonic') return probabilities.map((probability) => interpolate(calibration, probability));
  const { a, b } = calibration;
  return probabilities.map((probability) => 1 / (1 + Math.exp(a * logOdds(probability) + b)));
}

function interpolate({ x, y }: IsotonicCalibration, probability: number): number {
  if (Number.isNaN(probability)) return probability;
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] as number) <= probability) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return y[0] as number;
  if (low === x.length) return y[low - 1] as number;
  const [x0, x1] = [x[low - 1] as number, x[low] as number];
  const [y0, y1] = [y[low - 1] as number, y[low] as number];
  // Rounding must not lift it past the point it leads to.
  return Math.min(y1, y0 + ((y1 - y0) * (probability - x0)) / (x1 - x0));
}
