import { BINS, type BinnedFeatures, MISSING_BIN } from './feature-bins.ts';

/** Numbers of one feature in a histogram: gradient and curvature of each bin in turn. */
export const FEATURE_STRIDE = 2 * BINS;
/** Gains below this are rounding. */
const LEAST_GAIN = 1e-9;
/** Curvature below this is what is left over of a subtraction. */
const NO_ROWS = 1e-12;

/** Sums of the loss's first and second derivatives over a node's rows. */
export interface Sums {
  readonly gradient: number;
  readonly curvature: number;
}

export interface Split {
  readonly feature: number;
  /** Bins up to this one go left. */
  readonly bin: number;
  readonly missingLeft: boolean;
  readonly left: Sums;
}

export interface SplitRules {
  readonly leafPenalty: number;
  readonly minChildWeight: number;
}

/**
 * The split of greatest gain, G²/(H + λ) summed over children (Chen and Guestrin, 2016, equation 7); missing values are tried on
 * either side. Equal gains: the lower feature, then the lower bin, then missing right.
 */
export function findSplit(
  histogram: Float64Array,
  { edges, hasMissing }: BinnedFeatures,
  sums: Sums,
  rules: SplitRules,
): Split | undefined {
  const candidate = new BestSplit(sums, rules);
  for (let feature = 0; feature < edges.length; feature += 1) {
    const start = feature * FEATURE_STRIDE;
    const missingAt = start + 2 * MISSING_BIN;
    const missing = { gradient: histogram[missingAt] as number, curvature: histogram[missingAt + 1] as number };
    const someMissing = hasMissing[feature] === true && missing.curvature > NO_ROWS;
    let gradient = 0;
    let curvature = 0;
    const last = (edges[feature] as Float32Array).length;
    // The last value bin splits off nothing but what is missing.
    for (let bin = 0; bin < (someMissing ? last + 1 : last); bin += 1) {
      gradient += histogram[start + 2 * bin] as number;
      curvature += histogram[start + 2 * bin + 1] as number;
      candidate.offer(feature, bin, gradient, curvature, false);
      if (someMissing) candidate.offer(feature, bin, gradient + missing.gradient, curvature + missing.curvature, true);
    }
  }
  return candidate.found(histogram);
}

class BestSplit {
  #gain: number;
  #feature = -1;
  #bin = 0;
  #missingLeft = false;
  #gradient = 0;
  #curvature = 0;
  readonly #sums: Sums;
  readonly #rules: SplitRules;

  constructor(sums: Sums, rules: SplitRules) {
    this.#sums = sums;
    this.#rules = rules;
    this.#gain = sums.gradient ** 2 / (sums.curvature + rules.leafPenalty) + LEAST_GAIN;
  }

  offer(feature: number, bin: number, gradient: number, curvature: number, missingLeft: boolean): void {
    const { leafPenalty, minChildWeight } = this.#rules;
    const rightCurvature = this.#sums.curvature - curvature;
    if (curvature < minChildWeight || rightCurvature < minChildWeight) return;
    const rightGradient = this.#sums.gradient - gradient;
    const gain =
      (gradient * gradient) / (curvature + leafPenalty) +
      (rightGradient * rightGradient) / (rightCurvature + leafPenalty);
    if (gain <= this.#gain) return;
    this.#gain = gain;
    this.#feature = feature;
    this.#bin = bin;
    this.#missingLeft = missingLeft;
    this.#gradient = gradient;
    this.#curvature = curvature;
  }

  found(histogram: Float64Array): Split | undefined {
    if (this.#feature < 0) return undefined;
    const missing = histogram[this.#feature * FEATURE_STRIDE + 2 * MISSING_BIN + 1] as number;
    // A node that saw no missing value sends those that come later to the heavier side.
    const missingLeft = missing > NO_ROWS ? this.#missingLeft : 2 * this.#curvature >= this.#sums.curvature;
    const left = { gradient: this.#gradient, curvature: this.#curvature };
    return { feature: this.#feature, bin: this.#bin, missingLeft, left };
  }
}
