import type { Dataset } from '../data/dataset.ts';
import { binValues, type FeatureCodes } from './feature-codes.ts';
import { integerWeights } from './integer-weights.ts';
import type { ResolvedParameters } from './parameters.ts';

/** Trees to grow on one training set, for several values of minSamplesLeaf at once. */
export interface TreeFamily {
  readonly parameters: ResolvedParameters;
  /** The members: different values of minSamplesLeaf, ascending. */
  readonly limits: readonly number[];
  /** Rows to learn from, in the order in which samples are drawn from them. */
  readonly training: Uint32Array;
  /** Rows whose leaf values are summed; or, for each tree, those of the training rows that its sample left out. */
  readonly scored: Uint32Array | 'out-of-bag';
  /** Whether the trees are kept; then there is one member. */
  readonly keepsTrees: boolean;
}

/** What a family's trees need to know of its rows. */
export interface PreparedFamily extends TreeFamily {
  readonly codes: FeatureCodes;
  /** Of each row; 0 where it is not in the training set. */
  readonly weights: Int32Array;
  /** For 0 up to the greatest limit: the last member that allows leaves of so few rows. */
  readonly memberOf: Uint16Array;
  /** n × log2(n) for each n up to the weight of any sample; empty where entropy is not asked for. */
  readonly xLogX: Float64Array;
}

/** Prepares families of one dataset; what they have in common is made once. */
export function prepareFamilies(
  dataset: Dataset,
  ranks: FeatureCodes,
  families: readonly TreeFamily[],
): PreparedFamily[] {
  const codesOf = memoize(({ training, parameters }: TreeFamily) => ({
    key: parameters.bins,
    make: () => (parameters.bins === 'exact' ? ranks : binValues(ranks, dataset.nRows, training, parameters.bins)),
  }));
  const weightsOf = memoize(({ training, parameters }: TreeFamily) => ({
    key: JSON.stringify([parameters.classWeight, parameters.criterion]),
    make: () => integerWeights(dataset, training, parameters),
  }));
  const trainingOf = memoize(({ training }: TreeFamily) => ({
    key: 'weighted',
    // A row of no weight is as good as absent: it is neither drawn nor counted into bins.
    make: () => training.filter((row) => dataset.weights?.[row] !== 0),
  }));
  const tableOf = memoize((family: TreeFamily) => ({
    key: family.parameters.classWeight && JSON.stringify(family.parameters.classWeight),
    make: () => xLogXTable(weightsOf(family), family.training),
  }));
  return families.map((given) => {
    const family = {
      ...given,
      training: trainingOf(given),
      limits: given.limits.map((limit) => Math.min(limit, dataset.nRows)),
    };
    const weights = weightsOf(family);
    return {
      ...family,
      codes: codesOf(family),
      weights,
      memberOf: lastMemberByRows(family.limits),
      xLogX: family.parameters.criterion === 'entropy' ? tableOf(family) : new Float64Array(),
    };
  });
}

/** Remembers what was made for a training set and a key. */
function memoize<T>(describe: (family: TreeFamily) => { key: unknown; make: () => T }): (family: TreeFamily) => T {
  const known = new Map<Uint32Array, Map<unknown, T>>();
  return (family) => {
    const { key, make } = describe(family);
    const ofTraining = known.get(family.training) ?? new Map<unknown, T>();
    known.set(family.training, ofTraining);
    const value = ofTraining.get(key) ?? make();
    ofTraining.set(key, value);
    return value;
  };
}

function lastMemberByRows(limits: readonly number[]): Uint16Array {
  const greatest = limits.at(-1) as number;
  const members = new Uint16Array(greatest + 1);
  for (let rows = 0; rows <= greatest; rows += 1)
    members[rows] = Math.max(
      0,
      limits.findLastIndex((limit) => limit <= rows),
    );
  return members;
}

function xLogXTable(weights: Int32Array, training: Uint32Array): Float64Array {
  // A sample is as many draws as there are rows, at worst all of the heaviest.
  let heaviest = 0;
  for (const row of training) heaviest = Math.max(heaviest, weights[row] as number);
  return Float64Array.from({ length: heaviest * training.length + 1 }, (_, n) => (n === 0 ? 0 : n * Math.log2(n)));
}
