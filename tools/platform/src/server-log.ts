import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const rotateAtBytes = 10 * 2 ** 20;
const tailBytes = 8 * 1024;

/** The log of one run of a server, in a file that holds earlier runs too. */
export interface ServerLog {
  file: string;
  /** What this run has written, at most the last 8 KB of it. */
  text(): string;
  /** The last lines of this run, indented, to be shown in a message. */
  end(lines?: number): string;
}

/** Makes the folder, moves a log that has grown large aside, and remembers where this run begins. */
export function beginLog(file: string): ServerLog {
  mkdirSync(path.dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const rotated = size > rotateAtBytes;
  if (rotated) renameSync(file, `${file}.1`);
  const start = rotated ? 0 : size;
  const text = () => readFrom(file, start);
  const end = (lines = 12) =>
    text()
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .map((line) => `  ${line}`)
      .join('\n');
  return { file, text, end };
}

function readFrom(file: string, start: number): string {
  if (!statSync(file, { throwIfNoEntry: false })) return '';
  const descriptor = openSync(file, 'r');
  try {
    const from = Math.max(start, fstatSync(descriptor).size - tailBytes);
    const buffer = Buffer.alloc(tailBytes);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, tailBytes, from));
  } finally {
    closeSync(descriptor);
  }
}
