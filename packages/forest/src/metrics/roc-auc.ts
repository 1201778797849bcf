import { InvalidDatasetError } from '../errors.ts';
import { checkScores, countPositives, rowsByScore } from './scored-rows.ts';

/**
 * Area under the ROC curve, 0..1: the chance that a row of label 1 gets a higher score than one of label 0, ties counting half
 * (Mann and Whitney's U). With weights, rows are drawn in proportion to them.
 *
 * @throws InvalidDatasetError where only one label is there (or has weight): the area is not defined then; also on lengths that
 *   do not fit and scores that are not numbers.
 */
export function rocAuc(labels: Uint8Array, scores: Float64Array, weights?: Float64Array): number {
  checkScores(labels, scores, weights);
  const positives = countPositives(labels, 'ROC AUC');
  if (weights) return weightedArea(labels, scores, weights);
  const sorted = sortByLabel(labels, scores, positives);
  return concordance(sorted.positives, sorted.negatives) / (positives * (labels.length - positives));
}

/** Ascending scores of either label. Numbers alone sort much faster than rows by a comparison. */
export function sortByLabel(
  labels: Uint8Array,
  scores: Float64Array,
  nPositives: number,
): { positives: Float64Array; negatives: Float64Array } {
  const positives = new Float64Array(nPositives);
  const negatives = new Float64Array(labels.length - nPositives);
  let positive = 0;
  for (let row = 0; row < labels.length; row += 1) {
    if (labels[row] === 1) positives[positive++] = scores[row] as number;
    else negatives[row - positive] = scores[row] as number;
  }
  return { positives: positives.sort(), negatives: negatives.sort() };
}

/** Pairs in the right order, ties counting half: halves of whole numbers, so the sum is exact. */
function concordance(positives: Float64Array, negatives: Float64Array): number {
  let pairs = 0;
  let below = 0;
  let upTo = 0;
  for (let index = 0; index < positives.length; index += 1) {
    const score = positives[index] as number;
    while (below < negatives.length && (negatives[below] as number) < score) below += 1;
    if (upTo < below) upTo = below;
    while (upTo < negatives.length && negatives[upTo] === score) upTo += 1;
    pairs += (below + upTo) / 2;
  }
  return pairs;
}

function weightedArea(labels: Uint8Array, scores: Float64Array, weights: Float64Array): number {
  const order = rowsByScore(scores);
  let pairs = 0;
  let negativesBelow = 0;
  let positiveWeight = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    let positivesHere = 0;
    let negativesHere = 0;
    const score = scores[order[start] as number];
    for (; end < order.length && scores[order[end] as number] === score; end += 1) {
      const row = order[end] as number;
      if (labels[row] === 1) positivesHere += weights[row] as number;
      else negativesHere += weights[row] as number;
    }
    pairs += positivesHere * (negativesBelow + negativesHere / 2);
    negativesBelow += negativesHere;
    positiveWeight += positivesHere;
  }
  if (positiveWeight === 0 || negativesBelow === 0)
    throw new InvalidDatasetError('ROC AUC needs rows of both labels that have weight.');
  return pairs / (positiveWeight * negativesBelow);
}
