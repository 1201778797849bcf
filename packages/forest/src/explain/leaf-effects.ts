import { gaussLegendre, type Quadrature } from './gauss-legendre.ts';

/**
 * Different features on the way to a leaf, in the order in which the path first asks for them. Where feature j is known, the
 * path lets the row through or not (o = 1 or 0); where it is not known, with the fraction z of the training weight that passed.
 */
export interface LeafPath {
  /** How many features. */
  length: number;
  readonly feature: Uint16Array;
  /** z, 0..1. */
  readonly passing: Float64Array;
}

/**
 * Gives what a leaf of value 1 adds to each feature of its path, for one pattern of features that let the row through.
 *
 * The Shapley value of j is the integral over t in 0..1 of (o_j - z_j) times the factors (1 - t) z_i + t o_i of all others: what
 * knowing j changes while each other feature is known at chance t (Owen, 1972). That is a polynomial in t of a degree one less
 * than the number of features, so a Gauss-Legendre quadrature with half as many places gives it without error; all its terms
 * have one sign, so no digits are lost.
 *
 * @param stopped a bit for each feature of the path, set where it does not let the row through; 32 to a number.
 * @param into receives the effects from `at` on.
 */
export type LeafEffects = (path: LeafPath, stopped: readonly number[], into: Float64Array, at: number) => void;

export function createLeafEffects(): LeafEffects {
  const quadratures: Quadrature[] = [];
  return ({ length, passing }, stopped, into, at) => {
    const points = Math.ceil(length / 2);
    quadratures[points] ??= gaussLegendre(points);
    const { places, weights } = quadratures[points];
    for (let index = 0; index < length; index += 1) into[at + index] = 0;
    // All features that do not let the row through lose the same: their z cancels out.
    let lost = 0;
    for (let point = 0; point < points; point += 1) {
      const t = places[point] as number;
      let product = weights[point] as number;
      for (let index = 0; index < length; index += 1)
        product *= (1 - t) * (passing[index] as number) + (isStopped(stopped, index) ? 0 : t);
      lost += product / (1 - t);
      for (let index = 0; index < length; index += 1) {
        if (isStopped(stopped, index)) continue;
        const z = passing[index] as number;
        into[at + index] = (into[at + index] as number) + (product * (1 - z)) / ((1 - t) * z + t);
      }
    }
    for (let index = 0; index < length; index += 1) if (isStopped(stopped, index)) into[at + index] = -lost;
  };
}

function isStopped(stopped: readonly number[], index: number): boolean {
  return (((stopped[index >> 5] as number) >> (index & 31)) & 1) === 1;
}
