import { describe, expect, test } from 'vitest';
import { FEATURES, judgeFeature } from './features.ts';

describe('judgeFeature', () => {
  test('takes the ends of each range and refuses what lies past them', () => {
    expect(judgeFeature('energy', 0)).toBe('value');
    expect(judgeFeature('energy', 1)).toBe('value');
    expect(judgeFeature('energy', 1.0001)).toBe('outOfRange');
    expect(judgeFeature('loudness', 5)).toBe('value');
    expect(judgeFeature('loudness', -60.1)).toBe('outOfRange');
    expect(judgeFeature('tempo', 300.5)).toBe('outOfRange');
  });

  test('reads a tempo of 0 as not detected, never as a value', () => {
    expect(judgeFeature('tempo', 0)).toBe('missing');
  });

  test('refuses NaN for every feature', () => {
    expect(FEATURES.map((feature) => judgeFeature(feature, Number.NaN))).toEqual(FEATURES.map(() => 'outOfRange'));
  });
});
