import { FEATURE_RANGES, FEATURES } from '@curator/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure } from './measure.ts';

const WHOLE = { ...Object.fromEntries(FEATURES.map((name) => [name, 0.5])), loudness: -8, tempo: 120 };

test('what is no number, or cannot be right, is missing and never 0', () => {
  const wrong = { energy: 1.5, valence: '0.5', tempo: 0, loudness: -61, liveness: Number.NaN, speechiness: null };
  expect(measure({ ...WHOLE, ...wrong })).toEqual({
    ...{ acousticness: 0.5, danceability: 0.5, instrumentalness: 0.5 },
    ...{ energy: null, valence: null, tempo: null, loudness: null, liveness: null, speechiness: null },
    ...{ key: null, mode: null, timeSignature: null, confidence: null },
  });
});

test('a row without any of the nine measured nothing', () => {
  expect(measure({ key: 3, mode: 1, tempo: 0 })).toBeUndefined();
  expect(measure({})).toBeUndefined();
});

test('key, mode and time signature are whole numbers in their ranges', () => {
  expect(measure({ ...WHOLE, key: -1, mode: 0, time_signature: 4 })).toMatchObject({
    key: -1,
    mode: 0,
    timeSignature: 4,
  });
  expect(measure({ ...WHOLE, key: 12, mode: 0.5, time_signature: 0 })).toMatchObject({
    ...{ key: null, mode: null, timeSignature: null },
  });
});

test('whatever comes, every value is null or within its range', () => {
  const row = fc.dictionary(fc.constantFrom(...FEATURES, 'key', 'mode', 'other'), fc.anything());
  fc.assert(
    fc.property(row, (values) => {
      const measured = measure(values);
      for (const name of FEATURES) {
        const value = measured?.[name] ?? null;
        if (value === null) continue;
        expect(value).toBeGreaterThanOrEqual(FEATURE_RANGES[name].min);
        expect(value).toBeLessThanOrEqual(FEATURE_RANGES[name].max);
      }
    }),
  );
});
