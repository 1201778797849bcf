import { TextDecoder } from 'node:util';
import { ImportProblem } from './import-problem.ts';

/**
 * Decodes a stream of bytes as UTF-8 (or UTF-16 with its mark), within a limit.
 *
 * @throws ImportProblem TOO_LARGE, NOT_TEXT or EMPTY_FILE
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, limitBytes: number): AsyncGenerator<string> {
  let total = 0;
  let decoder: TextDecoder | undefined;
  let seen = false;
  for await (const chunk of bytes) {
    total += chunk.byteLength;
    if (total > limitBytes) throw tooLarge(limitBytes);
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = decode(decoder, chunk);
    if (text.includes('\0')) throw notText();
    seen ||= /\S/.test(text);
    if (text !== '') yield text;
  }
  if (decoder) decode(decoder);
  if (!seen) throw new ImportProblem('EMPTY_FILE', 'The file is empty. Export it again, with the songs in it.');
}

export function tooLarge(limitBytes: number): ImportProblem {
  const message = `The file is larger than ${Math.floor(limitBytes / 2 ** 20)} MiB. Split it, and bring the parts under names of their own.`;
  return new ImportProblem('TOO_LARGE', message);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw notText(cause);
  }
}

function notText(cause?: unknown): ImportProblem {
  const message =
    'The file is not text in UTF-8. Bring a CSV file; save spreadsheets as "CSV UTF-8", and unpack archives first.';
  return new ImportProblem('NOT_TEXT', message, { cause });
}
