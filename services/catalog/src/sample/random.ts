export interface Random {
  /** Uniform in 0..1, 1 excluded. */
  uniform(): number;
  /** Of mean 0 and deviation 1. */
  normal(): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** Index of a weight, as often as its share of all. */
  pickWeighted(weights: readonly number[]): number;
}

/** The same numbers for the same seed, on every machine: mulberry32, and Box and Muller's normal numbers from it. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: (values) => values[Math.floor(uniform() * values.length)] ?? values[0],
    pickWeighted(weights) {
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      const index = weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
      return index < 0 ? weights.length - 1 : index;
    },
  };
}
