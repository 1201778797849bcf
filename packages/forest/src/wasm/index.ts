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
  installKernel(lenderOf(compiled));
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

/** An instance of the build with its memory. */
type Machine = Omit<KernelInstance, typeof Symbol.dispose>;

/** Lends instances of the build, and keeps the last that was given back: new memory costs more than to clear used memory. */
function lenderOf(compiled: WebAssembly.Module): Kernel {
  let idle: Machine | undefined;
  const take = (bytes: number): Machine | undefined => {
    const machine = idle;
    if (!machine || machine.buffer.byteLength < bytes || isTooLarge(machine, bytes)) return undefined;
    idle = undefined;
    new Uint8Array(machine.buffer, 0, bytes).fill(0);
    return machine;
  };
  const giveBack = (machine: Machine) => {
    if (machine.buffer.byteLength <= MOST_IDLE_BYTES) idle = machine;
  };
  return (bytes) => lend(take(bytes) ?? build(compiled, bytes), giveBack);
}

/** Whoever keeps it for long would keep far more than it needs. */
function isTooLarge({ buffer }: Machine, bytes: number): boolean {
  return buffer.byteLength > Math.max(4 * bytes, 16 * PAGE_BYTES);
}

/** Good until it is disposed of; from then on the machine may be somebody else's. */
function lend(machine: Machine, giveBack: (machine: Machine) => void): KernelInstance {
  let isLent = true;
  const mine = () => {
    if (!isLent) throw new TypeError('This kernel has been given back.');
    return machine;
  };
  return {
    buffer: machine.buffer,
    configure: (at) => mine().configure(at),
    growTree: (seed) => mine().growTree(seed),
    scoreRows: (at) => mine().scoreRows(at),
    [Symbol.dispose]: () => {
      if (isLent) giveBack(machine);
      isLent = false;
    },
  };
}

function build(compiled: WebAssembly.Module, bytes: number): Machine {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES), maximum: MAX_PAGES });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { buffer: memory.buffer, ...(exports as unknown as Omit<Machine, 'buffer'>) };
}
