import { expect, test } from 'vitest';
import { readHeader, splitHeader } from './csv-header.ts';

test('a header is split at the separator that it uses', () => {
  expect(splitHeader('Titel;Interpret;Tempo\nx;y;1')).toEqual(['Titel', 'Interpret', 'Tempo']);
  expect(splitHeader('a\tb,c\td\r\n')).toEqual(['a', 'b,c', 'd']);
});

test('quotes hold separators and quotes', () => {
  expect(splitHeader('"Artist Name(s), all",Track,"the ""best"" one"')).toEqual([
    'Artist Name(s), all',
    'Track',
    'the "best" one',
  ]);
});

test('a byte order mark is no part of the first name', async () => {
  expect(await readHeader(new Blob(['\uFEFFTitel,Band\n1,2']))).toEqual(['Titel', 'Band']);
});

test('an empty file has no columns', () => {
  expect(splitHeader('')).toEqual([]);
});
