import { describe, expect, test } from 'vitest';
import { noisySums } from '../../../test-data.ts';
import { createDataset, selectRows } from '../../data/dataset.ts';
import { splitFold, stratifiedFolds } from '../../data/folds.ts';
import { CancelledError } from '../../errors.ts';
import { logLoss } from '../../metrics/log-loss.ts';
import { averageOf } from '../average.ts';
import { boostedTrees } from '../boosting/boosted-trees.ts';
import type { ModelFamily } from '../classifier.ts';
import { randomForest } from '../forest-family.ts';
import { splineLogistic } from '../linear/spline-logistic.ts';
import { predictModel } from '../trained-model.ts';
import { chooseFamily } from './choose-family.ts';
import { earnedPlaces } from './earned-places.ts';
import { runTournament, type TournamentProgress } from './tournament.ts';

const data = noisySums(240);
const folds = stratifiedFolds(data.labels, 4, 3);
const [spline, boosted, forest] = [splineLogistic(), boostedTrees(), randomForest({ nEstimators: 20 })];

describe('a tournament', () => {
  const families = [spline, boosted, averageOf([spline, boosted])];
  const told: TournamentProgress[] = [];
  const result = runTournament(data, families, folds, { seed: 5, onProgress: (progress) => told.push(progress) });

  test('gives each row the probability of a model that has not seen its fold', () => {
    for (const [index, family] of families.entries())
      for (const fold of [0, 3]) {
        const { training, test: held } = splitFold(folds, fold);
        const unseen = selectRows(data, held);
        const byHand = predictModel(family.fit(selectRows(data, training), 5), unseen.features, unseen.nRows);
        expect(Float64Array.from(held, (row) => result.families[index]?.probabilities[row] as number)).toEqual(byHand);
      }
  });

  test('scores by fold, with the standard error of the mean', () => {
    const [first] = result.families;
    const losses = [0, 1, 2, 3].map((fold) => {
      const rows = splitFold(folds, fold).test;
      const labels = Uint8Array.from(rows, (row) => data.labels[row] as number);
      return logLoss(
        labels,
        Float64Array.from(rows, (row) => first?.probabilities[row] as number),
      );
    });
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / 4;
    const variance = losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / 3;
    expect(first?.logLoss.perFold).toEqual(losses);
    expect(first?.logLoss.mean).toBeCloseTo(mean, 12);
    expect(first?.logLoss.standardError).toBeCloseTo(Math.sqrt(variance / 4), 12);
    expect(result.precisionRows).toBe(30);
  });

  test('tells of each family and fold once, counting up', () => {
    expect(told.map(({ done, total }) => `${done}/${total}`)).toEqual(
      Array.from({ length: 12 }, (_, n) => `${n + 1}/12`),
    );
    expect(new Set(told.map(({ family, fold }) => `${family} ${fold}`)).size).toBe(12);
  });

  test('trains a family once a fold, also where an average has it as a member', () => {
    let trained = 0;
    const counted: ModelFamily = {
      ...spline,
      fit: (dataset, seed) => {
        trained += 1;
        return spline.fit(dataset, seed);
      },
    };
    runTournament(data, [averageOf([counted, boosted]), counted], folds, { seed: 1 });
    expect(trained).toBe(4);
  });

  test('stops with an error of its own where it is cancelled', () => {
    let asked = 0;
    const isCancelled = () => {
      asked += 1;
      return asked > 3;
    };
    expect(() => runTournament(data, [spline, boosted], folds, { seed: 1, isCancelled })).toThrow(CancelledError);
    expect(asked).toBe(4);
  });

  test('weighs rows where they have weights', () => {
    const weights = Float64Array.from(data.labels, (_, row) => (row % 2 === 0 ? 0 : 1));
    const weighted = createDataset(data.features, data.labels, 9, { weights });
    const odd = Uint32Array.from(weights.keys().filter((row) => row % 2 === 1));
    const ofOdd = selectRows(data, odd);
    const among = runTournament(weighted, [spline], folds, { seed: 1 });
    const alone = runTournament(
      ofOdd,
      [spline],
      Uint8Array.from(odd, (row) => folds[row] as number),
      { seed: 1 },
    );
    expect(among.families[0]?.logLoss.mean).toBeCloseTo(alone.families[0]?.logLoss.mean as number, 10);
    expect(among.families[0]?.accuracy.mean).toBeCloseTo(alone.families[0]?.accuracy.mean as number, 10);
  });

  test.each([
    [
      'folds of another length',
      () => runTournament(data, [spline], folds.subarray(1), { seed: 1 }),
      /240 folds, not 239/,
    ],
    ['one fold', () => runTournament(data, [spline], new Uint8Array(240), { seed: 1 }), /at least 2 folds/],
    [
      'an empty fold',
      () =>
        runTournament(
          data,
          [spline],
          folds.map((fold) => fold * 2),
          { seed: 1 },
        ),
      /Fold 1 has no row/,
    ],
    ['no family', () => runTournament(data, [], folds, { seed: 1 }), /at least one family/],
    [
      'two families of one name',
      () => runTournament(data, [spline, spline], folds, { seed: 1 }),
      /called spline-logistic/,
    ],
  ])('refuses %s', (_case, run, message) => {
    expect(run).toThrow(message);
  });
});

describe('the choice', () => {
  const score = (mean: number, standardError = 0) => ({ mean, standardError, perFold: [] });
  const contestant = (name: string, complexity: number, loss: number, error: number, right = 0.5) => ({
    name,
    complexity,
    logLoss: score(loss, error),
    accuracy: score(right, error),
    rocAuc: score(0.5),
    precisionAt: score(0.5),
  });

  test('is the simplest family within one standard error of the best', () => {
    const families = [contestant('a', 3, 0.4, 0.02), contestant('b', 2, 0.419, 9), contestant('c', 1, 0.421, 9)];
    expect(chooseFamily(families, 'log-loss')).toEqual({ best: 'a', chosen: 'b' });
  });

  test('between equally simple families is the better one', () => {
    const families = [contestant('a', 2, 0.41, 0), contestant('b', 2, 0.405, 0), contestant('c', 3, 0.4, 0.02)];
    expect(chooseFamily(families, 'log-loss')).toEqual({ best: 'c', chosen: 'b' });
  });

  test('goes by accuracy only where that is asked for', () => {
    const families = [contestant('a', 2, 0.4, 0.01, 0.7), contestant('b', 1, 0.5, 0.01, 0.8)];
    expect(chooseFamily(families, 'log-loss').chosen).toBe('a');
    expect(chooseFamily(families, 'accuracy')).toEqual({ best: 'b', chosen: 'b' });
  });
});

describe('a place in the average', () => {
  const rowsOfFolds = [0, 1, 2, 3].map((fold) => splitFold(folds, fold).test);
  /** Right with some certainty, but for rows that the number says. */
  const opinion = (isWrong: (row: number) => boolean, certainty = 0.8) =>
    Float64Array.from(data.labels, (label, row) => ((label === 1) !== isWrong(row) ? certainty : 1 - certainty));

  test('is earned by a family that is right where others are wrong, not by one that says the same or errs more', () => {
    const candidates = [
      { name: 'echo', probabilities: opinion((row) => row % 3 === 0) },
      { name: 'best', probabilities: opinion((row) => row % 3 === 0, 0.79) },
      { name: 'other', probabilities: opinion((row) => row % 3 === 1) },
      { name: 'poor', probabilities: opinion((row) => row % 3 !== 2) },
    ];
    const places = earnedPlaces(data, rowsOfFolds, candidates, 1);
    expect(places.filter(({ kept }) => kept).map(({ name }) => name)).toEqual(['best', 'other']);
    expect(places[1]?.gain?.estimate as number).toBeGreaterThan(0.05);
    expect(places.map(({ name }) => name).toSorted()).toEqual(['best', 'echo', 'other', 'poor']);
  });

  test('needs a gain of more standard errors where more are asked for', () => {
    const candidates = [
      { name: 'best', probabilities: opinion((row) => row % 3 === 0, 0.79) },
      { name: 'other', probabilities: opinion((row) => row % 3 === 1) },
    ];
    const gain = earnedPlaces(data, rowsOfFolds, candidates, 1)[1]?.gain;
    const needed = (gain?.estimate as number) / (gain?.standardError as number);
    expect(earnedPlaces(data, rowsOfFolds, candidates, needed * 0.99)[1]?.kept).toBe(true);
    expect(earnedPlaces(data, rowsOfFolds, candidates, needed * 1.01)[1]?.kept).toBe(false);
  });

  test('is not for averages, which only repeat their members', () => {
    const { places } = runTournament(data, [forest, averageOf([forest])], folds, { seed: 1 });
    expect(places.map(({ name }) => name)).toEqual(['random-forest']);
  });
});
