// The twin of split-scores.ts in AssemblyScript, two splits at once: see there.
import { clearCell, loadU16, storeF64 } from './memory.ts';

export function scoreSplits(from: i32, to: i32, histogram: i32, lefts: i32, scores: i32, mostRows: i32, weight: i32, positives: i32): i32 {
  const all = f64x2.splat(f64(weight));
  const allPositives = f64x2.splat(f64(positives));
  let most = f64x2.splat(-1);
  let before = v128.load(lefts);
  let left = lefts + 16;
  let score = scores;
  let at = from;
  for (; at + 2 < to; at += 4) {
    const one = histogram + (loadU16(at) << 4);
    const other = histogram + (loadU16(at + 2) << 4);
    const first = i32x4.add(before, v128.load(one));
    const second = i32x4.add(first, v128.load(other));
    if (i32x4.extract_lane(second, 0) > mostRows) break;
    clearCell(one);
    clearCell(other);
    v128.store(left, first);
    v128.store(left, second, 16);
    const weights = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(first, second, 1, 5, 1, 5));
    const positivesOf = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(first, second, 2, 6, 2, 6));
    const difference = f64x2.sub(f64x2.mul(positivesOf, all), f64x2.mul(allPositives, weights));
    const value = f64x2.div(f64x2.mul(difference, difference), f64x2.mul(weights, f64x2.sub(all, weights)));
    v128.store(score, value);
    most = f64x2.pmax(most, value);
    before = second;
    left += 32;
    score += 16;
  }
  const one = f64x2.extract_lane(most, 0);
  const other = f64x2.extract_lane(most, 1);
  storeF64(score, one < other ? other : one);
  v128.store(lefts, before);
  return at;
}
