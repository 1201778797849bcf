import { ImportProblem } from './import-problem.ts';

/** Larger pieces are handed on in parts of this size, so that what is made of one stays small. */
const PIECE = 16_384;

export interface CountedBytes {
  bytes: AsyncGenerator<Uint8Array>;
  /** How many have come by. */
  read(): number;
}

/**
 * Counts bytes as they come by, and stops at a limit.
 *
 * @throws ImportProblem TOO_LARGE, while they are read
 */
export function limitBytes(bytes: AsyncIterable<Uint8Array>, limit: number): CountedBytes {
  let total = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      total += chunk.byteLength;
      if (total > limit) throw tooLarge(limit);
      for (let at = 0; at < chunk.byteLength; at += PIECE) yield chunk.subarray(at, at + PIECE);
    }
  }
  return { bytes: counted(), read: () => total };
}

export function tooLarge(limit: number): ImportProblem {
  const message = `The file is larger than ${Math.floor(limit / 2 ** 20)} MiB. Split it, and bring the parts under names of their own.`;
  return new ImportProblem('TOO_LARGE', message);
}
