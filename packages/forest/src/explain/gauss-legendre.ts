/** Places and weights of a quadrature over 0..1. */
export interface Quadrature {
  readonly places: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss and Legendre's quadrature over 0..1, exact for polynomials up to degree 2 points - 1. The places are found by Newton's
 * method from Tricomi's first guess; all weights are above 0, so sums lose no digits.
 *
 * @param points a whole number from 1.
 */
export function gaussLegendre(points: number): Quadrature {
  const places = new Float64Array(points);
  const weights = new Float64Array(points);
  for (let index = 0; index < points; index += 1) {
    let x = Math.cos((Math.PI * (index + 0.75)) / (points + 0.5));
    let { value, slope } = legendre(points, x);
    for (let step = 0; step < 50 && Math.abs(value / slope) > 1e-17; step += 1) {
      const next = x - value / slope;
      if (next === x) break;
      x = next;
      ({ value, slope } = legendre(points, x));
    }
    places[index] = (1 - x) / 2;
    weights[index] = 1 / ((1 - x * x) * slope * slope);
  }
  return { places, weights };
}

/** The Legendre polynomial of a degree, and its derivative, by Bonnet's recursion. */
function legendre(degree: number, x: number): { value: number; slope: number } {
  let [before, value] = [1, x];
  for (let n = 2; n <= degree; n += 1) [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  return { value, slope: (degree * (before - x * value)) / (1 - x * x) };
}
