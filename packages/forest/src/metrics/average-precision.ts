import { checkScores, countPositives, rowsByScore } from './scored-rows.ts';

/**
 * Average precision, 0..1: the precision at each place where a row of label 1 is found, averaged over those rows. Rows of equal
 * score are found together: the sum goes over distinct scores, without interpolation, as in scikit-learn. A random order gives
 * about the share of label 1.
 *
 * @throws InvalidDatasetError where only one label is there, on lengths that do not fit, and on scores that are not numbers.
 */
export function averagePrecision(labels: Uint8Array, scores: Float64Array): number {
  checkScores(labels, scores);
  const positives = countPositives(labels, 'Average precision');
  const order = rowsByScore(scores);
  let found = 0;
  let sum = 0;
  for (let last = order.length - 1, place = last; last >= 0; last = place) {
    const score = scores[order[last] as number];
    const before = found;
    for (; place >= 0 && scores[order[place] as number] === score; place -= 1)
      found += labels[order[place] as number] as number;
    sum += (found - before) * (found / (order.length - 1 - place));
  }
  return sum / positives;
}
