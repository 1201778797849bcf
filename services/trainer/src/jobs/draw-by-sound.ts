import { FEATURES } from '@curator/contracts';
import { type FeatureColumns, sortBySound } from '../catalog/feature-columns.ts';

/**
 * Draws rows without repeats: those whose values, mixed with the seed, give the smallest numbers. So the draw depends on nothing but how
 * the songs sound, whatever their ids and order, and a million rows need not be sorted for it (bottom-k sampling).
 *
 * @param rows candidates, all complete; `count` is at most their number.
 * @returns the drawn rows in the order of their sound.
 */
export function drawBySound(columns: FeatureColumns, rows: Uint32Array, count: number, seed: number): Uint32Array {
  const numbers = Float64Array.from(rows, (row) => mixed(columns, row, seed));
  const limit = numbers.toSorted()[count - 1] as number;
  const below = rows.filter((_, place) => (numbers[place] as number) < limit);
  const at = rows.filter((_, place) => numbers[place] === limit);
  const drawn = Uint32Array.from([...below, ...sortBySound(columns, at).subarray(0, count - below.length)]);
  return sortBySound(columns, drawn);
}

const BITS = new DataView(new ArrayBuffer(4));

/** Uniform in 0..2^53, 2^53 excluded: two rounds of mixing (MurmurHash3's finaliser) over the bits of the nine values. */
function mixed({ features, nRows }: FeatureColumns, row: number, seed: number): number {
  let [high, low] = [seed | 0, ~seed];
  for (let feature = 0; feature < FEATURES.length; feature += 1) {
    BITS.setFloat32(0, features[feature * nRows + row] as number);
    const bits = BITS.getInt32(0);
    high = mix(high ^ bits);
    low = mix(low + bits + feature);
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

function mix(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
