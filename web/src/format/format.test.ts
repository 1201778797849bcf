import { expect, test } from 'vitest';
import { formatElapsed, formatLeft } from './moments.ts';
import { countOf, formatAuc, formatBytes, formatFinePercent, formatLength, formatPercent } from './numbers.ts';

test('counts bear the right form of their noun', () => {
  expect(countOf(1, 'song')).toBe('1 song');
  expect(countOf(2017, 'song')).toBe('2,017 songs');
  expect(countOf(0, 'taste')).toBe('0 tastes');
});

test('scores keep the digits that tell them apart', () => {
  expect(formatPercent(0.876)).toBe('88 %');
  expect(formatFinePercent(0.8764)).toBe('87.6 %');
  expect(formatAuc(0.9)).toBe('0.900');
});

test('lengths carry minutes and two digits of seconds', () => {
  expect(formatLength(215_000)).toBe('3:35');
  expect(formatLength(59_999)).toBe('1:00');
  expect(formatLength(5_000)).toBe('0:05');
});

test('elapsed time gets coarser as it grows, and is never negative', () => {
  expect(formatElapsed(850)).toBe('0.8 s');
  expect(formatElapsed(42_400)).toBe('42 s');
  expect(formatElapsed(65_000)).toBe('1 min 5 s');
  expect(formatElapsed(-300)).toBe('0.0 s');
});

test('sizes of files are told in their unit', () => {
  expect(formatBytes(999)).toBe('999 B');
  expect(formatBytes(820_400)).toBe('820 kB');
  expect(formatBytes(7_971_379)).toBe('8.0 MB');
});

test.each([
  [-3_000, 'a few seconds left'],
  [4_900, 'a few seconds left'],
  [43_000, 'about 45 s left'],
  [58_000, 'about 1 min left'],
  [130_000, 'about 2 min left'],
  [3_500_000, 'about 1 h left'],
  [7_000_000, 'about 2 h left'],
])('what is left is told in steps as coarse as it is known: %d ms', (ms, text) => {
  expect(formatLeft(ms)).toBe(text);
});
