const DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

/**
 * The chance that a standard normal variable exceeds x. The Taylor series around 0 (Marsaglia, 2004) up to 5, and beyond it
 * Laplace's continued fraction, so that small chances keep their digits.
 */
export function normalUpperTail(x: number): number {
  if (x < 0) return 1 - normalUpperTail(-x);
  return x < 5 ? 0.5 - seriesFromZero(x) : fractionOfTail(x);
}

/**
 * The x that a standard normal variable stays below with chance p, by Newton's method: from 0 it nears from one side, as the
 * distribution function bends one way there.
 *
 * @param p between 0 and 1.
 */
export function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantile(1 - p);
  let x = 0;
  for (let step = 0; step < 100; step += 1) {
    const next = x + (normalUpperTail(x) - (1 - p)) / density(x);
    if (!(next > x)) break;
    x = next;
  }
  return x;
}

function density(x: number): number {
  return DENSITY_AT_0 * Math.exp((-x * x) / 2);
}

function seriesFromZero(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum * density(x);
}

function fractionOfTail(x: number): number {
  let fraction = x;
  for (let level = 60; level > 0; level -= 1) fraction = x + level / fraction;
  return density(x) / fraction;
}
