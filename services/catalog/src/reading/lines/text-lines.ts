import { ImportProblem } from '../import-problem.ts';

/** Nobody's song is called so. */
const MAX_LINE_LENGTH = 100_000;

export interface TextLine {
  text: string;
  line: number;
}

/**
 * Lines that have something in them, without the blanks around it, in batches.
 *
 * @throws ImportProblem MALFORMED_LIST
 */
export async function* textLines(text: AsyncIterable<string>): AsyncGenerator<TextLine[]> {
  let held = '';
  let line = 1;
  const read = (lines: readonly string[]) =>
    lines.map((text) => ({ text: text.trim(), line: line++ })).filter(({ text }) => text !== '');
  for await (const piece of text) {
    // A line end of two signs may be cut in between.
    const lines = (held + piece).split(/\r\n|\n|\r(?!$)/);
    held = lines.pop() ?? '';
    if (held.length > MAX_LINE_LENGTH) throw tooLong(line + lines.length);
    yield read(lines);
  }
  yield read([held]);
}

function tooLong(line: number): ImportProblem {
  const message = `Line ${line} is longer than ${MAX_LINE_LENGTH.toLocaleString('en')} characters. Bring one song a line.`;
  return new ImportProblem('MALFORMED_LIST', message);
}
