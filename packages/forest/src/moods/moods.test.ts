import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { selectRows } from '../data/dataset.ts';
import { fitMap, project } from './mood-map.ts';
import { assignMoods, fitMoods, moodTraits } from './moods.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

const data = noisySums(300);

/** PCA(2) of scikit-learn 1.9.1 on standardised noisySums(300), turned so that the largest loading points up. */
const SCIKIT_LEARN = {
  explained: [0.14413665, 0.12901922],
  components: [
    0.35609041, -0.35464848, 0.25482593, -0.28152493, 0.10288113, 0.53104434, 0.08308705, 0.37730484, -0.40171697,
    0.01979881, 0.01616985, 0.65225975, 0.09495869, -0.22251358, -0.04811484, 0.60495865, -0.38348099, -0.00516173,
  ],
};

describe('the map', () => {
  const map = fitMap(data.features, data.nRows, 9);

  test('has the principal components that scikit-learn finds', () => {
    for (const [place, value] of SCIKIT_LEARN.components.entries()) expect(map.components[place]).toBeCloseTo(value, 6);
    for (const [axis, share] of SCIKIT_LEARN.explained.entries()) expect(map.explained[axis]).toBeCloseTo(share, 7);
  });

  test('puts a song at the same place whatever songs come with it', () => {
    const unseen = noisySums(50, 9);
    const among = project(map, unseen.features, 50);
    const alone = project(map, selectRows(unseen, Uint32Array.of(20)).features, 1);
    expect([...alone]).toEqual([among[40], among[41]]);
  });

  test('does not flip where the features are turned upside down', () => {
    const flipped = fitMap(
      data.features.map((value) => -value),
      data.nRows,
      9,
    );
    for (const [place, value] of map.components.entries()) expect(flipped.components[place]).toBeCloseTo(value, 9);
  });

  test('is a line for songs on a line, and a point for songs that are all alike', () => {
    const onLine = Float32Array.from({ length: 20 }, (_, place) => place % 10);
    const { components, explained } = fitMap(onLine, 10, 2);
    expect(explained[0]).toBeCloseTo(1, 9);
    expect([...components.subarray(2)]).toEqual([0, 0]);
    const alike = fitMap(new Float32Array(6).fill(4), 3, 2);
    expect([...project(alike, Float32Array.of(4, 4), 1)]).toEqual([0, 0]);
    expect(() => fitMap(new Float32Array(), 0, 2)).toThrow(/at least one song/);
  });

  test('has a place for a song with missing values: that of the median', () => {
    const features = data.features.slice();
    features.fill(Number.NaN, 0, 30);
    const partly = fitMap(features, 300, 9);
    const song = selectRows(data, Uint32Array.of(5)).features;
    const [missing, atMedian] = [song.slice(), song.slice()];
    missing[0] = Number.NaN;
    atMedian[0] = partly.scaling.medians[0] as number;
    expect(project(partly, missing, 1)).toEqual(project(partly, atMedian, 1));
  });
});

test('eigenvectors are turned by the matrix into multiples of themselves, and are a right-angled frame', () => {
  const number = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(fc.array(number, { minLength: 16, maxLength: 16 }), (entries) => {
      const at = (row: number, column: number) => entries[Math.min(row, column) * 4 + Math.max(row, column)] as number;
      const matrix = Float64Array.from({ length: 16 }, (_, place) => at(place >> 2, place & 3));
      const { values, vectors } = symmetricEigen(matrix, 4);
      const vector = (index: number) => [...vectors.subarray(index * 4, index * 4 + 4)];
      for (let index = 0; index < 4; index += 1) {
        const own = vector(index);
        if (index > 0) expect(values[index] as number).toBeLessThanOrEqual(values[index - 1] as number);
        for (let row = 0; row < 4; row += 1) {
          const turned = own.reduce((sum, value, column) => sum + at(row, column) * value, 0);
          expect(turned).toBeCloseTo((values[index] as number) * (own[row] as number), 8);
        }
        for (let other = 0; other < 4; other += 1) {
          const product = own.reduce((sum, value, place) => sum + value * (vector(other)[place] as number), 0);
          expect(product).toBeCloseTo(other === index ? 1 : 0, 10);
        }
      }
    }),
  );
});

describe('moods', () => {
  /** Thirty calm songs and sixty loud and fast ones; the third feature says nothing. */
  const nRows = 90;
  const features = Float32Array.from({ length: 3 * nRows }, (_, place) => {
    const [feature, row] = [Math.floor(place / nRows), place % nRows];
    const noise = ((place * 7919) % 100) / 100;
    return feature < 2 && row >= 30 ? 10 + noise : noise;
  });
  const moods = fitMoods(features, nRows, 3, { seed: 1 });

  test('are the groups that are there, the largest first', () => {
    expect([...moods.sizes]).toEqual([60, 30]);
    expect([...assignMoods(moods, features, nRows)]).toEqual(
      Array.from({ length: 90 }, (_, row) => (row < 30 ? 1 : 0)),
    );
  });

  test('are told apart by what is unusual in them', () => {
    const [loud, calm] = moodTraits(moods);
    expect(
      loud
        ?.map(({ feature }) => feature)
        .slice(0, 2)
        .toSorted(),
    ).toEqual([0, 1]);
    // 60 of 90 songs at one place, 30 at another: 1/√2 and √2 deviations from the mean.
    expect(loud?.[0]?.zScore).toBeCloseTo(Math.SQRT1_2, 1);
    expect(calm?.[0]?.zScore).toBeCloseTo(-Math.SQRT2, 1);
    expect(Math.abs(calm?.[2]?.zScore as number)).toBeLessThan(0.3);
  });

  test('of a part are measured against all songs', () => {
    const calmOnly = Float32Array.from(
      [0, 1, 2].flatMap((feature) => [...features.subarray(feature * nRows, feature * nRows + 30)]),
    );
    const part = fitMoods(calmOnly, 30, 3, { seed: 1, allSongs: moods.scaling });
    for (const [trait] of moodTraits(part)) expect(trait?.zScore as number).toBeLessThan(-1);
  });
});
