import { readFileSync } from 'node:fs';
import { installKernel, type Kernel, type KernelInstance } from '../kernel/active-kernel.ts';

const FILE = new URL('../../build/kernel.wasm', import.meta.url);
const PAGE_BYTES = 65_536;
const MAX_PAGES = 32_768;
/** Enough for a search over 20,000 songs. */
const MOST_IDLE_BYTES = 2 ** 25;

/**
 * Makes the WebAssembly build of the kernel the active one in this thread. Returns whether it is there: without it the TypeScript
 * kernel stays, slower and with the same results. `npm run generate` builds it.
 */
export function installWasmKernel(): boolean {
  const bytes = read();
  if (!bytes) return false;
  const compiled = new WebAssembly.Module(bytes);
  installKernel(openerOf(compiled));
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

/** Opens instances of the build, and keeps one that was given back: new memory costs more than to clear used memory. */
function openerOf(compiled: WebAssembly.Module): Kernel {
  let idle: KernelInstance | undefined;
  const giveBack = (instance: KernelInstance) => {
    if (instance.buffer.byteLength <= MOST_IDLE_BYTES) idle = instance;
  };
  return (bytes) => {
    if (!idle || idle.buffer.byteLength < bytes) return open(compiled, bytes, giveBack);
    const instance = idle;
    idle = undefined;
    new Uint8Array(instance.buffer, 0, bytes).fill(0);
    return instance;
  };
}

function open(
  compiled: WebAssembly.Module,
  bytes: number,
  giveBack: (instance: KernelInstance) => void,
): KernelInstance {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES), maximum: MAX_PAGES });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const instance: KernelInstance = {
    buffer: memory.buffer,
    ...(exports as unknown as Pick<KernelInstance, 'configure' | 'growTree' | 'scoreRows'>),
    [Symbol.dispose]: () => giveBack(instance),
  };
  return instance;
}
