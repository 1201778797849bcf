import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableRow } from '../table.ts';
import { createCsvParser } from './csv-parser.ts';
import { openCsv } from './csv-table.ts';

async function readAll(text: string): Promise<TableRow[]> {
  async function* stream() {
    yield text;
  }
  const { header, batches } = await openCsv(stream(), { file: null, isCut: false });
  const rows: TableRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  return [{ cells: header, line: 0 }, ...rows];
}
const cellsOf = async (text: string) => (await readAll(text)).map(({ cells }) => cells);

describe('openCsv', () => {
  test.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\r\n1;2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a\tb\r1\t2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\n\r\na,b\n\n,\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    [
      'a,b\n"1,5","2""3"\n',
      [
        ['a', 'b'],
        ['1,5', '2"3'],
      ],
    ],
    ['"a;x",b;c\n', [['a;x', 'b;c']]],
    [
      'a,b\n"x" ,y\n',
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
    ],
    [
      'a,b\n"Weird" Al,y "z"\n',
      [
        ['a', 'b'],
        ['"Weird" Al', 'y "z"'],
      ],
    ],
    [
      'a,b\n"",""\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    ['one\ntwo\n', [['one'], ['two']]],
  ])('reads %j', async (text, rows) => {
    expect(await cellsOf(text)).toEqual(rows);
  });

  test('says the line of the file that a row begins at', async () => {
    const rows = await readAll('a,b\n"1\n2\r\n3",x\n\ny,"z\n"\nlast,row');
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [0, 'a'],
      [2, '1\n2\r\n3'],
      [6, 'y'],
      [8, 'last'],
    ]);
  });
});

describe('createCsvParser', () => {
  test('gives the same rows however the text is cut', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab",\n\r '), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 6 }), (body, places) => {
        const cuts = [0, ...places.toSorted((a, b) => a - b), body.length];
        const pieces = cuts.slice(1).map((end, index) => body.slice(cuts[index], end));
        expect(outcome(pieces)).toEqual(outcome([body]));
      }),
    );
  });

  test('reads every row and its line, whatever its cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (records, lineEnd) => {
        const texts = records.map((cells) => cells.map(quote).join(',') + lineEnd);
        const line = (index: number) => texts.slice(0, index).join('').split('\n').length;
        expect(outcome([texts.join('')])).toEqual(records.map((cells, index) => ({ cells, line: line(index) })));
      }),
    );
  });

  test('reads any text as csv-parse does, which is slower', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab",;\n\r '), maxLength: 40 });
    fc.assert(
      fc.property(text, (body) => {
        expect(cellsOrProblem(body)).toEqual(byCsvParse(body));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['a quote never closed', '"C,D\n', /line 4 opens a quote/],
    ['a cell without end', `"${'x'.repeat(2_000_000)}`, /line 4 is longer/],
    ['cells without end', ','.repeat(2_000_000), /line 4 is longer/],
  ])('says the line of %s', (_what, bad, says) => {
    const text = `a,b\n"1\r\n2",x\n${bad}`;
    const pieces = text.match(/.{1,65536}/gs) ?? [];
    expect(outcome(pieces)).toMatch(says);
  });
});

/** Rows, or what was wrong: cutting may not change that either. */
function outcome(pieces: readonly string[]): unknown {
  const parser = createCsvParser(',');
  const rows: TableRow[] = [];
  try {
    for (const piece of pieces) rows.push(...parser.write(piece));
    return [...rows, ...parser.end()];
  } catch (error) {
    return String(error);
  }
}

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

function cellsOrProblem(text: string): unknown {
  const rows = outcome([text]);
  return Array.isArray(rows) ? rows.map(({ cells }) => cells) : 'unclosed';
}

function byCsvParse(text: string): unknown {
  try {
    const rows: string[][] = parse(text, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
    });
    const withoutLooseQuotes = (cell: string) => cell.replace(/^"([^"]*)"[ \t]+$/, '$1');
    return rows.map((cells) => cells.map(withoutLooseQuotes)).filter((cells) => cells.length > 1 || cells[0] !== '');
  } catch {
    return 'unclosed';
  }
}
