// What the kernel exports, written in what TypeScript and AssemblyScript share.
import { scoreRows as score } from './scoring.ts';
import { configure as configureTree, growTree as grow } from './tree.ts';

export function configure(at: i32): void {
  configureTree(at);
}

export function growTree(seed: i32): i32 {
  return grow(seed);
}

export function scoreRows(at: i32): void {
  score(at);
}
