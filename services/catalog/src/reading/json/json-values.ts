import { type ParsedTokenInfo, type StackElement, Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { ImportProblem } from '../import-problem.ts';

/** A value is held in memory until it ends; no song needs so much. */
export const MAX_VALUE_BYTES = 1_000_000;
/** Deeper nesting is no export's. */
const MAX_DEPTH = 64;

export interface JsonValue {
  value: unknown;
  /** Where it is: names in objects, and places in arrays. */
  keys: readonly (string | number)[];
  /** Line of the file that it begins at, the first being 1. */
  line: number;
}

export interface JsonReader {
  /** Takes the next piece of text, and gives the wanted values that are complete with it. */
  write(piece: string): JsonValue[];
  /** @throws ImportProblem where something was left open */
  end(): void;
}

/**
 * Picks values out of JSON of any length; also out of several texts in a row, as JSON Lines are. Only a wanted value is
 * held, and only until it is complete.
 *
 * @param paths wanted values: `$.tracks.*` are the members of the array `tracks`. All values, if there are none.
 * @throws ImportProblem MALFORMED_JSON, with the line
 */
export function createJsonReader(paths?: string[]): JsonReader {
  const tokenizer = new Tokenizer();
  const parser = new TokenParser({ separator: '', keepStack: paths === undefined, ...(paths && { paths }) });
  const lines = createLineCounter();
  let values: JsonValue[] = [];
  const begins: number[] = [];
  /** Line of the value that was read last. */
  let begin = 1;
  let lastToken = 0;
  let held = 0;

  const fail = (cause: unknown): never => {
    throw cause instanceof ImportProblem
      ? cause
      : malformed(lines.current(), 'or one soon after it is not JSON', cause);
  };
  tokenizer.onError = fail;
  parser.onError = fail;
  tokenizer.onEnd = () => {};
  parser.onValue = ({ value, key, stack }) => {
    held = 0;
    values.push({ value, keys: keysOf(stack, key), line: begin });
  };
  tokenizer.onToken = (token: ParsedTokenInfo) => {
    lastToken = token.offset;
    lines.advance(token.offset);
    if (token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET) {
      if (begins.length >= MAX_DEPTH) throw malformed(lines.current(), `nests values more than ${MAX_DEPTH} deep`);
      begins.push(lines.current());
    } else if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET)
      begin = begins.pop() ?? begin;
    else begin = lines.current();
    parser.write(token);
  };

  return {
    write(piece) {
      const bytes = Buffer.from(piece);
      lines.take(bytes);
      tokenizer.write(bytes);
      lines.finish();
      // What is open now is held until it ends: a string, or a wanted value.
      held = stackOf(parser).some(({ emit }) => emit) ? held + bytes.length : 0;
      if (held > MAX_VALUE_BYTES || lines.total() - lastToken > MAX_VALUE_BYTES)
        throw malformed(begin, `begins a value of more than ${MAX_VALUE_BYTES.toLocaleString('en')} bytes`);
      const complete = values;
      values = [];
      return complete;
    },
    end() {
      tokenizer.end();
      if (begins.length > 0) throw malformed(lines.current(), 'is its last, and the JSON in it does not end');
    },
  };
}

/** The containers that are open. The library tells of them only when a value is complete; its version is pinned, and a test would show. */
function stackOf(parser: TokenParser): readonly StackElement[] {
  return (parser as unknown as { stack: StackElement[] }).stack;
}

function keysOf(stack: readonly StackElement[], key: string | number | undefined): (string | number)[] {
  return [...stack.slice(1).map((element) => element.key), ...(stack.length > 0 ? [key] : [])].filter(
    (part) => part !== undefined,
  );
}

const LF = 10;

/** Counts line ends up to where the reading is. */
function createLineCounter() {
  let piece: Uint8Array = new Uint8Array();
  let before = 0;
  let at = 0;
  let line = 1;
  const advance = (offset: number) => {
    for (const to = Math.min(offset - before, piece.length); at < to; at++) if (piece[at] === LF) line++;
  };
  return {
    take(bytes: Uint8Array) {
      piece = bytes;
      at = 0;
    },
    advance,
    finish() {
      advance(Number.POSITIVE_INFINITY);
      before += piece.length;
    },
    current: () => line,
    total: () => before,
  };
}

function malformed(line: number, what: string, cause?: unknown): ImportProblem {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  return new ImportProblem('MALFORMED_JSON', `Line ${line} ${what}${why}. Export the file again.`, { cause });
}
