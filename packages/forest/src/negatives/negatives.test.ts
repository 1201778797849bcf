import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noisySums } from '../../test-data.ts';
import { createDataset, selectRows } from '../data/dataset.ts';
import { boostedTrees } from '../families/boosting/boosted-trees.ts';
import { splineLogistic } from '../families/linear/spline-logistic.ts';
import { predictModel } from '../families/trained-model.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { createRandom, shuffle } from '../random.ts';
import { bagDataset } from './bag-dataset.ts';
import { drawNegatives } from './draw-negatives.ts';
import { fitBagged } from './fit-bagged.ts';
import { keyPriority } from './key-priority.ts';
import type { KeyedRows } from './keyed-rows.ts';
import { estimateLabelFrequency, fitPositiveUnlabelled } from './positive-unlabelled.ts';

const keys = (prefix: string, n: number) => Array.from({ length: n }, (_, place) => `${prefix}${place}`);
const background = keys('song-', 400);
const positives = keys('liked-', 20);
const options = { seed: 7, bag: 0, ratio: 3 };
const drawnKeys = (from: readonly string[], how = options, liked = positives) =>
  [...drawNegatives(from, liked, how)].map((place) => from[place] as string);

function shuffled<T>(values: readonly T[], seed: number): T[] {
  const order = Uint32Array.from(values.keys());
  shuffle(order, createRandom(seed));
  return [...order].map((place) => values[place] as T);
}

describe('drawn negatives', () => {
  test('are as many as asked for, each once, and no positive among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 40 }), fc.nat(3), (ratio, liked, bag) => {
        const named = background.slice(0, liked);
        const drawn = drawnKeys(background, { seed: 1, bag, ratio }, named);
        expect(drawn).toHaveLength(Math.min(400 - liked, ratio * liked));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.some((key) => named.includes(key))).toBe(false);
      }),
    );
  });

  test('are the same in whatever order the background comes', () => {
    for (const seed of [1, 2, 3]) expect(drawnKeys(shuffled(background, seed))).toEqual(drawnKeys(background));
  });

  test('are others for another seed or bag', () => {
    const first = drawnKeys(background);
    for (const other of [
      { ...options, bag: 1 },
      { ...options, seed: 8 },
      { ...options, seed: 7 + 2 ** 32 },
    ]) {
      const shared = drawnKeys(background, other).filter((key) => first.includes(key));
      // 60 of 400 at random share 9 on average.
      expect(shared.length).toBeLessThan(25);
    }
  });

  test('differ by one row where one leaves the background', () => {
    const first = drawnKeys(background);
    const second = drawnKeys(background.filter((key) => key !== first[10]));
    expect(first.filter((key) => !second.includes(key))).toEqual([first[10]]);
    expect(second).toHaveLength(first.length);
  });

  test('favour no row: over many bags all are drawn about equally often', () => {
    const few = background.slice(0, 40);
    const counts = new Map(few.map((key) => [key, 0]));
    for (let bag = 0; bag < 600; bag += 1)
      for (const key of drawnKeys(few, { seed: 3, bag, ratio: 1 }, positives.slice(0, 10)))
        counts.set(key, (counts.get(key) as number) + 1);
    // Binomial(600, 1/4): 150, standard deviation 10.6.
    expect(Math.min(...counts.values())).toBeGreaterThan(150 - 45);
    expect(Math.max(...counts.values())).toBeLessThan(150 + 45);
  });

  test.each([
    ['a ratio out of range', () => drawNegatives(background, positives, { ...options, ratio: 21 }), /ratio/],
    ['a key that is there twice', () => drawNegatives(['a', 'b', 'a'], positives, options), /"a" is there twice/],
    ['no positive', () => drawNegatives(background, [], options), /no positive/],
    ['nothing but positives', () => drawNegatives(positives, positives, options), /no row that is not a positive/],
  ])('refuse %s', (_case, draw, message) => {
    expect(draw).toThrow(message);
  });
});

test('priorities of keys are spread evenly, in their high and their low bits', () => {
  const high = new Float64Array(16);
  const low = new Float64Array(16);
  for (let place = 0; place < 16_000; place += 1) {
    const priority = keyPriority(`${place}`, 1, 0);
    const [top, bottom] = [Math.floor(priority / 2 ** 49), priority % 16];
    high[top] = (high[top] as number) + 1;
    low[bottom] = (low[bottom] as number) + 1;
  }
  // 1000 each, standard deviation 31.
  for (const counts of [high, low])
    expect(Math.max(...counts.map((count) => Math.abs(count - 1_000)))).toBeLessThan(150);
});

const all = noisySums(900);
const rowsWhere = (holds: (row: number) => boolean) => Uint32Array.from(all.labels.keys().filter(holds));
const keyed = (rows: Uint32Array): KeyedRows => ({
  keys: Array.from(rows, (row) => `row-${row}`),
  features: selectRows(all, rows).features,
});
const likedRows = rowsWhere((row) => row < 300 && all.labels[row] === 1).subarray(0, 60);
const catalogue = rowsWhere((row) => row >= 300 && row < 700);

describe('a bag', () => {
  test('gives the labels the weight of the prior, whatever the ratio, and 1 on average', () => {
    for (const [ratio, prior] of [
      [1, 0.5],
      [5, 0.5],
      [3, 0.2],
    ] as const) {
      const { weights, labels, nRows } = bagDataset(
        keyed(likedRows),
        keyed(catalogue),
        { nFeatures: 9, ratio, prior },
        1,
        0,
      );
      const of = (label: number) =>
        weights?.reduce((sum, weight, row) => sum + (labels[row] === label ? weight : 0), 0) as number;
      expect(nRows).toBe(60 * (1 + ratio));
      expect(of(1) / (of(0) + of(1))).toBeCloseTo(prior, 12);
      expect((of(0) + of(1)) / nRows).toBeCloseTo(1, 12);
    }
  });

  test('is the same in whatever order the rows come', () => {
    const backwards = bagDataset(keyed(likedRows.toReversed()), keyed(catalogue.toReversed()), { nFeatures: 9 }, 1, 2);
    expect(backwards).toEqual(bagDataset(keyed(likedRows), keyed(catalogue), { nFeatures: 9 }, 1, 2));
  });

  test('refuses features of another length, naming which', () => {
    const short = { keys: ['a'], features: new Float32Array(8) };
    expect(() => bagDataset(short, keyed(catalogue), { nFeatures: 9 }, 1, 0)).toThrow(/1 positives of 9 features/);
  });
});

describe('bagged models', () => {
  const unseen = selectRows(
    all,
    rowsWhere((row) => row >= 700),
  );
  const settings = { nFeatures: 9, bags: 4, ratio: 2 };
  const model = fitBagged(splineLogistic(), keyed(likedRows), keyed(catalogue), settings, 1);

  test('say the mean of a model for each bag, and do not depend on the order of rows', () => {
    expect(model.members).toHaveLength(4);
    const second = splineLogistic().fit(bagDataset(keyed(likedRows), keyed(catalogue), settings, 1, 1), 1);
    expect(model.members[1]).toEqual(second);
    expect(
      fitBagged(splineLogistic(), keyed(likedRows.toReversed()), keyed(catalogue.toReversed()), settings, 1),
    ).toEqual(model);
  });

  test('learn from a background in which liked songs hide', () => {
    expect(rocAuc(unseen.labels, predictModel(model, unseen.features, unseen.nRows))).toBeGreaterThan(0.85);
  });
});

describe('the correction for what is unlabelled', () => {
  /** 2,000 songs of which two features decide without noise; a share c of the liked ones is named, by chance. */
  const songs = (c: number) => {
    const random = createRandom(11);
    const features = Float32Array.from({ length: 4_000 }, () => random.below(2 ** 20) / 2 ** 20);
    const liked = Uint8Array.from({ length: 2_000 }, (_, row) => ((features[row] as number) > 0.6 ? 1 : 0));
    const named = liked.map((label) => (label === 1 && random.below(1_000) < 1_000 * c ? 1 : 0));
    return { dataset: createDataset(features, named, 2), liked };
  };

  test.each([0.3, 0.7])('finds that a share of %d of the liked songs is named', (c) => {
    expect(Math.abs(estimateLabelFrequency(boostedTrees(), songs(c).dataset, 1) - c)).toBeLessThan(0.06);
  });

  test('says of unnamed songs how likely they are liked, not how likely they are named', () => {
    const { dataset, liked } = songs(0.4);
    const model = fitPositiveUnlabelled(boostedTrees(), dataset, 1);
    const unnamed = Uint32Array.from(liked.keys().filter((row) => liked[row] === 1 && dataset.labels[row] === 0));
    const { features, nRows } = selectRows(dataset, unnamed);
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(predictModel(model.base, features, nRows))).toBeLessThan(0.5);
    expect(mean(predictModel(model, features, nRows))).toBeGreaterThan(0.85);
    expect(Math.max(...predictModel(model, features, nRows))).toBeLessThanOrEqual(1);
  });

  test('refuses more folds than there are named songs', () => {
    const lonely = createDataset(Float32Array.of(1, 2, 3, 4), Uint8Array.of(1, 1, 0, 0), 1);
    expect(() => fitPositiveUnlabelled(splineLogistic(), lonely, 1)).toThrow(/folds need at least/);
  });
});
