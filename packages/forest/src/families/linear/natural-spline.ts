import type { Points } from '../../moods/points.ts';
import { weightedQuantiles } from '../scaling/weighted-quantiles.ts';

/** Knots of every column one after the other: those of column c are `knots[starts[c]]` to `knots[starts[c + 1] - 1]`. */
export interface SplineKnots {
  /** nColumns + 1 places. */
  readonly starts: Uint32Array;
  /** Ascending within a column. */
  readonly knots: Float64Array;
}

/**
 * Quantiles for so many knots, evenly from 0.05 to 0.95 for 4 and more: close to those Harrell recommends (Regression Modeling
 * Strategies, 2015, 2.4.6).
 */
function knotQuantiles(nKnots: number): number[] {
  const margin = nKnots === 3 ? 0.1 : 0.05;
  return Array.from({ length: nKnots }, (_, knot) => margin + ((1 - 2 * margin) * knot) / (nKnots - 1));
}

/** Knots at weighted quantiles of each column. A column with fewer than 3 distinct knots gets none: it stays a straight line. */
export function placeKnots({ values, nRows, nColumns }: Points, weights: Float64Array, nKnots: number): SplineKnots {
  const perColumn = Array.from({ length: nColumns }, (_, column) => {
    const ofColumn = Float64Array.from({ length: nRows }, (_, row) => values[row * nColumns + column] as number);
    const distinct = [...new Set(weightedQuantiles(ofColumn, weights, knotQuantiles(nKnots)))];
    return distinct.length < 3 ? [] : distinct;
  });
  const starts = new Uint32Array(nColumns + 1);
  for (const [column, knots] of perColumn.entries()) starts[column + 1] = (starts[column] as number) + knots.length;
  return { starts, knots: Float64Array.from(perColumn.flat()) };
}

/**
 * Natural cubic splines of each column: the column itself, then knots - 2 cubic terms, which are straight lines beyond the outer
 * knots; in Harrell's form, divided by the square of the knots' range so that all terms are of the column's size.
 */
export function splineBasis({ values, nRows, nColumns }: Points, { starts, knots }: SplineKnots): Points {
  const ofColumn = Array.from({ length: nColumns }, (_, column) =>
    knots.subarray(starts[column] as number, starts[column + 1] as number),
  );
  const width = ofColumn.reduce((sum, { length }) => sum + Math.max(1, length - 1), 0);
  const basis = new Float64Array(nRows * width);
  for (let row = 0; row < nRows; row += 1) {
    let place = row * width;
    for (let column = 0; column < nColumns; column += 1) {
      const value = values[row * nColumns + column] as number;
      const own = ofColumn[column] as Float64Array;
      basis[place++] = value;
      for (let term = 0; term < own.length - 2; term += 1) basis[place++] = cubicTerm(value, own, term);
    }
  }
  return { values: basis, nRows, nColumns: width };
}

function cubicTerm(value: number, knots: Float64Array, term: number): number {
  const knot = knots[term] as number;
  const first = knots[0] as number;
  const beforeLast = knots[knots.length - 2] as number;
  const last = knots[knots.length - 1] as number;
  const gap = last - beforeLast;
  const sum =
    cubeAbove(value - knot) -
    (cubeAbove(value - beforeLast) * (last - knot)) / gap +
    (cubeAbove(value - last) * (beforeLast - knot)) / gap;
  return sum / (last - first) ** 2;
}

const cubeAbove = (value: number) => (value > 0 ? value * value * value : 0);
