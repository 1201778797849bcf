import type { KernelRows } from './kernel-rows.ts';

/** The solution of a support vector machine's dual problem. */
export interface DualSolution {
  /** For each row alpha × sign: what it adds to the decision value of a point, times their kernel. */
  readonly coefficients: Float64Array;
  /** What is added to every decision value. */
  readonly intercept: number;
  /** Decision value of each row. */
  readonly decisions: Float64Array;
  /** False where the steps ran out first; the solution is then a little short of the best. */
  readonly converged: boolean;
}

/** Stands in for a curvature that is 0, as of two equal rows. */
const LEAST_CURVATURE = 1e-12;
const STEPS_PER_ROW = 200;
const LEAST_STEPS = 100_000;

/**
 * Sequential minimal optimisation (Platt, 1998) of a C-support vector machine, with the working sets chosen by second-order
 * information (Fan, Chen and Lin, 2005, WSS 2), without shrinking.
 *
 * @param signs +1 for label 1, -1 for label 0.
 * @param bounds greatest alpha of each row, from 0: C times its weight. A row of bound 0 takes no part but gets a decision value.
 * @param tolerance how far the optimality conditions may be violated; 0.001 is usual.
 */
export function solveDual(
  kernel: KernelRows,
  signs: Float64Array,
  bounds: Float64Array,
  tolerance: number,
): DualSolution {
  const state = new DualState(signs, bounds);
  const maxSteps = Math.max(LEAST_STEPS, STEPS_PER_ROW * signs.length);
  let converged = false;
  for (let step = 0; step < maxSteps && !converged; step += 1) converged = !takeStep(state, kernel, tolerance);
  return { ...state.solution(), converged };
}

class DualState {
  readonly signs: Float64Array;
  readonly bounds: Float64Array;
  readonly alphas: Float64Array;
  /** Decision value without intercept, minus the sign: the dual's gradient times the sign. */
  readonly errors: Float64Array;

  constructor(signs: Float64Array, bounds: Float64Array) {
    this.signs = signs;
    this.bounds = bounds;
    this.alphas = new Float64Array(signs.length);
    this.errors = signs.map((sign) => -sign);
  }

  /** How far alpha × sign can grow. */
  roomUp(row: number): number {
    const alpha = this.alphas[row] as number;
    return (this.signs[row] as number) > 0 ? (this.bounds[row] as number) - alpha : alpha;
  }

  /** How far alpha × sign can fall. */
  roomDown(row: number): number {
    const alpha = this.alphas[row] as number;
    return (this.signs[row] as number) > 0 ? alpha : (this.bounds[row] as number) - alpha;
  }

  /** Moves alpha × sign by a step; one that takes all the room ends exactly at the bound. */
  move(row: number, step: number, room: number): void {
    const sign = this.signs[row] as number;
    const grows = sign > 0 === step > 0;
    const atBound = grows ? (this.bounds[row] as number) : 0;
    this.alphas[row] = Math.abs(step) >= room ? atBound : (this.alphas[row] as number) + sign * step;
  }

  /** The intercept is the mean over rows strictly within their bounds; where there is none, the middle of what is allowed. */
  solution(): Omit<DualSolution, 'converged'> {
    let [sum, free, least, greatest] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const [row, error] of this.errors.entries()) {
      const [up, down] = [this.roomUp(row) > 0, this.roomDown(row) > 0];
      if (up && down) {
        sum += error;
        free += 1;
      } else if (up) least = Math.min(least, error);
      else if (down) greatest = Math.max(greatest, error);
    }
    const offset = free > 0 ? sum / free : (least + greatest) / 2;
    return {
      coefficients: this.alphas.map((alpha, row) => alpha * (this.signs[row] as number)),
      intercept: -offset,
      decisions: this.errors.map((error, row) => error + (this.signs[row] as number) - offset),
    };
  }
}

/** @returns false where no pair of rows violates the conditions by more than the tolerance. */
function takeStep(state: DualState, kernel: KernelRows, tolerance: number): boolean {
  const { errors } = state;
  const first = leastErrorThatCanGrow(state);
  if (first < 0) return false;
  const kernelOfFirst = kernel.row(first);
  const second = bestPartner(state, first, kernelOfFirst, tolerance);
  if (second < 0) return false;
  const kernelOfSecond = kernel.row(second);
  const violation = (errors[second] as number) - (errors[first] as number);
  const curvature = Math.max(2 - 2 * (kernelOfFirst[second] as number), LEAST_CURVATURE);
  const [roomOfFirst, roomOfSecond] = [state.roomUp(first), state.roomDown(second)];
  const step = Math.min(violation / curvature, roomOfFirst, roomOfSecond);
  state.move(first, step, roomOfFirst);
  state.move(second, -step, roomOfSecond);
  for (let row = 0; row < errors.length; row += 1)
    errors[row] = (errors[row] as number) + step * ((kernelOfFirst[row] as number) - (kernelOfSecond[row] as number));
  return true;
}

function leastErrorThatCanGrow({ errors, alphas, signs, bounds }: DualState): number {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < errors.length; row += 1) {
    const canGrow =
      (signs[row] as number) > 0 ? (alphas[row] as number) < (bounds[row] as number) : (alphas[row] as number) > 0;
    if (!canGrow || (errors[row] as number) >= least) continue;
    least = errors[row] as number;
    found = row;
  }
  return found;
}

/** The row whose step together with the first lowers the dual most; none where the greatest violation is within tolerance. */
function bestPartner(
  { errors, alphas, signs, bounds }: DualState,
  first: number,
  kernelOfFirst: Float32Array,
  tolerance: number,
): number {
  const least = errors[first] as number;
  let found = -1;
  let best = 0;
  let greatestViolation = 0;
  for (let row = 0; row < errors.length; row += 1) {
    const canFall =
      (signs[row] as number) > 0 ? (alphas[row] as number) > 0 : (alphas[row] as number) < (bounds[row] as number);
    const violation = (errors[row] as number) - least;
    if (!canFall || violation <= 0) continue;
    if (violation > greatestViolation) greatestViolation = violation;
    const gain = (violation * violation) / Math.max(2 - 2 * (kernelOfFirst[row] as number), LEAST_CURVATURE);
    if (gain <= best) continue;
    best = gain;
    found = row;
  }
  return greatestViolation < tolerance ? -1 : found;
}
