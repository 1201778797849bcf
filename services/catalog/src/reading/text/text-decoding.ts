import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { emptyFile, ImportProblem } from '../import-problem.ts';
import { guessEncoding } from './encoding.ts';

/** What an encoding is guessed by. */
const SAMPLE = 65_536;

export interface DecodedText {
  text: AsyncGenerator<string>;
  /** Known once something was read that the encodings differ in; until then it is UTF-8 like any other. */
  encoding(): string;
}

/**
 * Decodes a stream of bytes: UTF-8, UTF-16, or an older encoding, as the first bytes that are not ASCII tell.
 *
 * @param isCut the bytes are only the beginning of a file, which may end in the middle of a letter.
 * @throws ImportProblem NOT_TEXT or EMPTY_FILE, while the text is read
 */
export function decodeText(bytes: AsyncIterable<Uint8Array>, isCut: boolean): DecodedText {
  const state: { encoding?: string | undefined } = {};
  return { text: decoded(bytes, isCut, state), encoding: () => state.encoding ?? 'utf-8' };
}

async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  isCut: boolean,
  state: { encoding?: string | undefined },
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held: Buffer | undefined;
  let seen = false;
  let isBeginning = true;
  const begin = (sample: Uint8Array) => {
    state.encoding = guessEncoding(sample, isBeginning);
    if (state.encoding === undefined) throw notText();
    decoder = new TextDecoder(state.encoding, { fatal: true });
    return decode(decoder, sample);
  };
  const checked = (text: string) => {
    if (text.includes('\0')) throw notText();
    seen ||= /\S/.test(text);
    return text;
  };
  for await (const chunk of bytes) {
    if (decoder) yield checked(decode(decoder, chunk));
    else if (held || !isPlain(chunk)) {
      held = held ? Buffer.concat([held, chunk]) : Buffer.from(chunk);
      if (held.length < SAMPLE) continue;
      yield checked(begin(held));
      held = undefined;
    } else {
      isBeginning = false;
      yield checked(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1'));
    }
  }
  if (held) yield checked(begin(held));
  if (decoder && !isCut) decode(decoder);
  if (!seen) throw emptyFile();
}

function isPlain(chunk: Uint8Array): boolean {
  return isAscii(chunk) && !chunk.includes(0);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new ImportProblem(
      'NOT_TEXT',
      `The file is not text in ${decoder.encoding.toUpperCase()} all through, though it begins so. Export it again; save spreadsheets as "CSV UTF-8".`,
      { cause },
    );
  }
}

export function notText(cause?: unknown): ImportProblem {
  const message =
    'The file is not text. Bring a CSV, JSON, XSPF or M3U file, or a zip of such; save spreadsheets as "CSV UTF-8".';
  return new ImportProblem('NOT_TEXT', message, { cause });
}
