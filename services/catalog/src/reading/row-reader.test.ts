import { expect, test } from 'vitest';
import { matchColumns } from './columns.ts';
import type { RowIssue } from './row-issue.ts';
import { createRowReader } from './row-reader.ts';

const HEADER = ['title', 'artist', 'energy', 'loudness', 'tempo', 'popularity', 'explicit', 'duration_ms'];

function read(...cells: string[]) {
  const issues: RowIssue[] = [];
  const readRow = createRowReader({
    columns: matchColumns(HEADER),
    header: HEADER,
    artistSeparator: ';',
    scales: {},
    grouping: 'file',
    linksAlone: false,
    file: null,
    onIssue: (issue) => issues.push(issue),
  });
  return { row: readRow({ cells, line: 7 }, 3), issues };
}

test('reads a row with nothing to say about it', () => {
  const { row, issues } = read(' A ', 'X;Y', '0.5', '-7', '120', '66', 'True', '1000');
  expect(row).toMatchObject({
    line: 7,
    title: 'A',
    artists: ['X', 'Y'],
    popularity: 66,
    explicit: true,
    durationMs: 1000,
  });
  expect(row).toMatchObject({ titleKey: 'a', artistKey: 'x', searchText: 'a x y' });
  expect(issues).toEqual([]);
});

test('leaves out what cannot be right, and says where and why', () => {
  const { row, issues } = read('A', 'X', '50', '-7', 'fast', '101', '', '0');
  expect(row?.features.filter((value) => value !== null)).toEqual([-7]);
  expect(issues.map(({ row: ordinal, line, column, value, kind }) => [ordinal, line, column, value, kind])).toEqual([
    [3, 7, 'duration_ms', '0', 'outOfRange'],
    [3, 7, 'popularity', '101', 'outOfRange'],
    [3, 7, 'energy', '50', 'outOfRange'],
    [3, 7, 'tempo', 'fast', 'outOfRange'],
  ]);
  expect(issues[2]?.message).toBe('energy: not a number from 0 to 1. The value was left out.');
  expect(issues[3]?.message).toBe('tempo: not a number from 0 to 300 BPM. The value was left out.');
});

test.each(['', 'undefined', 'NaN', 'null', 'N/A', 'None'])('reads %j as missing, without a word', (nothing) => {
  const { row, issues } = read('A', 'X', nothing, nothing, '0', nothing, nothing, nothing);
  expect([row?.features.every((value) => value === null), row?.explicit, issues]).toEqual([true, null, []]);
});

test('leaves out a row without title or artist, and survives one that is too short', () => {
  expect(read('A', ' ; ').issues).toMatchObject([
    { kind: 'unusable', message: 'The row has no artist, and was left out.' },
  ]);
  expect(read().issues).toMatchObject([{ message: 'The row has no title and no artist, and was left out.' }]);
  expect(read('A', 'X').row?.features).toHaveLength(9);
});
