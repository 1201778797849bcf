// Written in what TypeScript and AssemblyScript share.
import { multiply, scale } from './memory.ts';

let a: i32 = 0;
let b: i32 = 0;
let c: i32 = 0;
let d: i32 = 0;

/** Spreads a number over all bits: the finaliser of a 32-bit splitmix (Steele, Lea and Flood, 2014). */
export function mix(seed: i32): i32 {
  let z = multiply(seed ^ (seed >>> 16), 0x21f0aaad);
  z = multiply(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}

/** Begins a stream of xoshiro128** 1.1 (Blackman and Vigna, 2018). */
export function seedStream(seed: i32): void {
  a = mix(seed + 0x1e3779b9);
  b = mix(seed + 0x3c6ef372);
  c = mix(seed + 0x5aa66d2b);
  d = mix(seed + 0x78dde6e4) | 1;
}

/** The stream's next number, 0 to bound - 1. */
export function below(bound: i32): i32 {
  const rotated = multiply(b, 5);
  const result = multiply((rotated << 7) | (rotated >>> 25), 9);
  const shifted = b << 9;
  c ^= a;
  d ^= b;
  b ^= c;
  a ^= d;
  c ^= shifted;
  d = (d << 11) | (d >>> 21);
  return scale(result, bound);
}
