import { checkSeed } from './checks.ts';

/** Uniform random numbers; the same seed gives the same numbers on every machine. */
export interface Random {
  /** A whole number from 0 to bound - 1; bound at most 2^31. */
  below: (bound: number) => number;
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, 2018), its state filled by a hash of all the numbers given. Streams of different
 * numbers are independent for our purposes.
 *
 * @throws InvalidParameterError where a seed is not a whole number.
 */
export function createRandom(...seeds: readonly number[]): Random {
  let hash = 0x9e3779b9;
  const fill = () => {
    // splitmix32, the 32-bit form of Steele, Lea and Flood's generator (2014).
    hash = (hash + 0x9e3779b9) | 0;
    let z = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  for (const seed of seeds) {
    checkSeed(seed);
    hash ^= seed | 0;
    hash = fill() ^ Math.floor(seed / 2 ** 32);
    hash = fill();
  }
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  const next = () => {
    const rotated = Math.imul(b, 5);
    const result = Math.imul((rotated << 7) | (rotated >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return { below: (bound) => Math.floor((next() / 2 ** 32) * bound) };
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(values: Uint32Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const chosen = random.below(last + 1);
    const value = values[last] as number;
    values[last] = values[chosen] as number;
    values[chosen] = value;
  }
}
