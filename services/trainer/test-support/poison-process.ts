import type { ComputeRequest } from '../src/worker/compute-messages.ts';
import { POISONS } from './poisons.ts';

// Computes like the real process, but at some seeds does something else before.

const MOUTHFUL_BYTES = 2 ** 24;
/** More than a test's slot may use; and less, but for good. */
const MOUTHFULS: Readonly<Record<number, number>> = { [POISONS.hungry]: 64, [POISONS.keeps]: 24 };
const eaten: Buffer[] = [];

// Heard before the listener of the real one, which comes with the import below.
process.on('message', ({ seed }: ComputeRequest) => {
  if (seed === POISONS.exits) process.exit(3);
  if (seed === POISONS.throws) throw new RangeError('poison');
  for (let count = MOUTHFULS[seed] ?? 0; count > 0; count -= 1) eaten.push(Buffer.alloc(MOUTHFUL_BYTES, 1));
});

await import('../src/worker/compute-process.ts');
