import type { KernelInstance } from './active-kernel.ts';
import { configure, growTree, scoreRows } from './kernel.ts';
import { bindMemory } from './memory.ts';

/** The instance whose memory is bound: the kernel's modules know one at a time. */
let bound: KernelInstance | undefined;

/** The kernel's sources as Node runs them: reference, and fallback where the WebAssembly build is not there. */
export function openTypeScriptKernel(bytes: number): KernelInstance {
  const buffer = new ArrayBuffer(Math.ceil(bytes / 8) * 8);
  let layoutAt: number | undefined;
  const bind = () => {
    if (bound === instance) return;
    bound = instance;
    bindMemory(buffer);
    if (layoutAt !== undefined) configure(layoutAt);
  };
  const instance: KernelInstance = {
    buffer,
    configure: (at) => {
      layoutAt = at;
      bound = undefined;
      bind();
    },
    growTree: (seed) => {
      bind();
      return growTree(seed);
    },
    scoreRows: (at) => {
      bind();
      scoreRows(at);
    },
    [Symbol.dispose]: () => {},
  };
  return instance;
}
