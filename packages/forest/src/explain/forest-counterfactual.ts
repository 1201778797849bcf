import { childOf, type Forest, LEAF } from '../trees/forest.ts';
import {
  type Counterfactual,
  type CounterfactualOptions,
  changeableFeatures,
  describeChange,
  nearer,
} from './counterfactual.ts';
import { toRow } from './feature-rows.ts';

/**
 * The least change of one feature that takes the forest's probability past a mark. A forest changes its mind only at its
 * thresholds, so the search is exact: the value is a threshold, or the next float32 above one.
 *
 * Each tree is walked once for each feature, both ways where it asks for that feature; between the thresholds found, the
 * forest's probability is constant.
 *
 * @param row nFeatures values; a missing one (NaN) is left missing.
 * @returns undefined where no single feature does it. Of equal distances, the first feature.
 * @throws InvalidDatasetError where the row does not fit; InvalidParameterError where the options do not.
 */
export function forestCounterfactual(
  forest: Forest,
  row: ArrayLike<number>,
  options: CounterfactualOptions,
): Counterfactual | undefined {
  const values = toRow(row, forest.nFeatures);
  let best: Counterfactual | undefined;
  for (const feature of changeableFeatures(values, options)) {
    const steps = stepsAlong(forest, values, feature);
    for (const found of [
      firstAbove(forest, values, feature, steps, options),
      firstBelow(forest, values, feature, steps, options),
    ])
      if (found) best = nearer(best, describeChange(values, feature, found.value, found.score, options.scales));
  }
  return best;
}

/** By how much the sum over the trees rises just past a value of one feature. */
interface Step {
  readonly threshold: number;
  readonly rise: number;
}

interface Steps {
  /** The sum over the trees at the row's own value. */
  readonly sum: number;
  /** By ascending threshold. */
  readonly steps: readonly Step[];
}

/** The sum over the trees as a function of one feature, all others as in the row. */
function stepsAlong(forest: Forest, row: Float32Array, feature: number): Steps {
  const own = row[feature] as number;
  const steps: Step[] = [];
  let sum = 0;
  for (const root of forest.roots) {
    const pieces: { upTo: number; value: number }[] = [];
    collectPieces(forest, root, row, feature, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, pieces);
    for (const [index, { upTo, value }] of pieces.entries()) {
      const next = pieces[index + 1];
      if (next) steps.push({ threshold: upTo, rise: next.value - value });
    }
    sum += pieces.find(({ upTo }) => own <= upTo)?.value ?? 0;
  }
  return { sum, steps: steps.sort((a, b) => a.threshold - b.threshold) };
}

/** The leaves that a row reaches by values of the feature above `low` and up to `high`, by ascending value. */
function collectPieces(
  forest: Forest,
  node: number,
  row: Float32Array,
  feature: number,
  low: number,
  high: number,
  pieces: { upTo: number; value: number }[],
): void {
  const asked = forest.feature[node] as number;
  if (asked === LEAF) {
    pieces.push({ upTo: high, value: forest.value[node] as number });
    return;
  }
  if (asked !== feature) {
    collectPieces(forest, childOf(forest, node, row[asked] as number), row, feature, low, high, pieces);
    return;
  }
  const threshold = forest.threshold[node] as number;
  if (threshold > low)
    collectPieces(forest, forest.left[node] as number, row, feature, low, Math.min(high, threshold), pieces);
  if (threshold < high)
    collectPieces(forest, forest.right[node] as number, row, feature, Math.max(low, threshold), high, pieces);
}

type Found = { value: number; score: number } | undefined;

/** Sums of values that are multiples of 2^-32 are exact, so a score is the forest's probability to the last bit. */
function firstAbove(
  { roots }: Forest,
  row: Float32Array,
  feature: number,
  { sum, steps }: Steps,
  { mark }: CounterfactualOptions,
): Found {
  const isAbove = sum / roots.length > mark;
  let total = sum;
  for (const [index, { threshold, rise }] of steps.entries()) {
    if (threshold < (row[feature] as number)) continue;
    total += rise;
    if (steps[index + 1]?.threshold === threshold) continue;
    const value = nextFloat32(threshold);
    if (value === Number.POSITIVE_INFINITY) return undefined;
    if (total / roots.length > mark !== isAbove) return { value, score: total / roots.length };
  }
  return undefined;
}

function firstBelow(
  { roots }: Forest,
  row: Float32Array,
  feature: number,
  { sum, steps }: Steps,
  { mark }: CounterfactualOptions,
): Found {
  const isAbove = sum / roots.length > mark;
  let total = sum;
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const { threshold, rise } = steps[index] as Step;
    if (threshold >= (row[feature] as number)) continue;
    if (threshold === Number.NEGATIVE_INFINITY) return undefined;
    total -= rise;
    if (steps[index - 1]?.threshold === threshold) continue;
    if (total / roots.length > mark !== isAbove) return { value: threshold, score: total / roots.length };
  }
  return undefined;
}

const bits = new Int32Array(1);
const single = new Float32Array(bits.buffer);

/** The least float32 above a value. */
function nextFloat32(value: number): number {
  if (value === 0) return 2 ** -149;
  single[0] = value;
  bits[0] = (bits[0] as number) + (value > 0 ? 1 : -1);
  return single[0] as number;
}
