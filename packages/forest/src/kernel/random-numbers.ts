// Written in what TypeScript and AssemblyScript share.
import { multiply, scale } from './memory.ts';

/** Spreads a number over all bits: the finaliser of a 32-bit splitmix (Steele, Lea and Flood, 2014). */
export function mix(seed: i32): i32 {
  let z = multiply(seed ^ (seed >>> 16), 0x21f0aaad);
  z = multiply(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}

/** What a stream of this seed advances by, odd. Streams of other seeds have other steps, so that no two run side by side. */
export function stepOf(seed: i32): i32 {
  return mix(seed ^ 0x5aa66d2b) | 1;
}

/** The number at a place of a stream of random numbers, 0 to bound - 1; no number waits for the one before. */
export function numberAt(seed: i32, step: i32, place: i32, bound: i32): i32 {
  return scale(mix((seed + multiply(place, step)) | 0), bound);
}
