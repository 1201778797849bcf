import { readFileSync } from 'node:fs';
import { installKernel, type KernelInstance } from '../kernel/active-kernel.ts';

const FILE = new URL('../../build/kernel.wasm', import.meta.url);
const PAGE_BYTES = 65_536;
const MAX_PAGES = 32_768;

/**
 * Makes the WebAssembly build of the kernel the active one in this thread. Returns whether it is there: without it the TypeScript
 * kernel stays, slower and with the same results. `npm run generate` builds it.
 */
export function installWasmKernel(): boolean {
  const bytes = read();
  if (!bytes) return false;
  const compiled = new WebAssembly.Module(bytes);
  installKernel((size) => open(compiled, size));
  return true;
}

function read(): Uint8Array<ArrayBuffer> | undefined {
  try {
    return readFileSync(FILE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function open(compiled: WebAssembly.Module, bytes: number): KernelInstance {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES), maximum: MAX_PAGES });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { buffer: memory.buffer, ...(exports as unknown as Omit<KernelInstance, 'buffer'>) };
}
