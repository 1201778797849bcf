import { gaussLegendre, type Quadrature } from './gauss-legendre.ts';
import { isStopped, type LeafEffects } from './leaf-addition.ts';

/**
 * Effects where an unknown feature lets a row through with the fraction of the training weight that it let through.
 *
 * With o_j = 1 where feature j lets the row through and 0 where not, and z_j that fraction, the Shapley value of j is the
 * integral over t in 0..1 of (o_j - z_j) times the factors (1 - t) z_i + t o_i of all other features: what knowing j changes
 * while each other is known at chance t (Owen, 1972). That is a polynomial in t of a degree one less than the number of
 * features, so a Gauss-Legendre quadrature with half as many places gives it without error; all its terms have one sign, so no
 * digits are lost.
 */
export function createPathDependentEffects(): LeafEffects {
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
