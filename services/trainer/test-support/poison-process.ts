import type { ComputeRequest } from '../src/worker/compute-messages.ts';
import { POISONS } from './poisons.ts';

// Computes like the real process, but at some seeds.

const eaten: Buffer[] = [];

// Before the real one, which comes with the import below.
process.on('message', ({ seed }: ComputeRequest) => {
  if (seed === POISONS.exits) process.exit(3);
  if (seed === POISONS.throws) throw new RangeError('poison');
  for (let mouthful = 0; seed === POISONS.hungry && mouthful < 64; mouthful += 1) eaten.push(Buffer.alloc(2 ** 24, 1));
});

await import('../src/worker/compute-process.ts');
