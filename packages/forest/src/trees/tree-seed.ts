import { mix } from '../kernel/random-numbers.ts';

/** The seed of one tree: it depends on (seed, stream, tree) and on nothing that ran before it. */
export function treeSeed(seed: number, stream: number, tree: number): number {
  let hash = mix((seed ^ 0x1e3779b9) | 0);
  hash = mix((hash ^ Math.floor(seed / 2 ** 32)) | 0);
  hash = mix((hash + Math.imul(stream, 0x3c6ef372)) | 0);
  return mix((hash ^ mix(tree + 0x5bd1e995)) | 0) | 0;
}
