import { openTypeScriptKernel } from './typescript-kernel.ts';

/** A memory, and the loops that run in it. */
export interface KernelInstance extends Disposable {
  /** All of the memory; as many bytes as were asked for are zeros at first. */
  readonly buffer: ArrayBuffer;
  /** Reads LAYOUT's fields at a place; what follows uses them. */
  configure(at: number): void;
  /** Grows one tree of the family configured; returns its nodes, where they are kept. */
  growTree(seed: number): number;
  /** Reads SCORING_LAYOUT's fields at a place and scores a block of rows. */
  scoreRows(at: number): void;
  /** Gives the memory back, for the next instance to use. Without it the memory is freed once nothing refers to it. */
  [Symbol.dispose](): void;
}

/** Opens an instance with at least so many bytes of memory. */
export type Kernel = (bytes: number) => KernelInstance;

let active: Kernel = openTypeScriptKernel;

/** The kernel for all training and scoring from now on; every kernel gives the same bits. */
export function installKernel(kernel: Kernel): void {
  active = kernel;
}

export function openKernel(bytes: number): KernelInstance {
  return active(bytes);
}

/** Whether the active kernel is a compiled build, which gains by layouts that cost the TypeScript kernel more than they save. */
export function isKernelCompiled(): boolean {
  return active !== openTypeScriptKernel;
}
