import { InvalidDatasetError } from '../errors.ts';

/** Fraction of rows whose probability is on the label's side; a probability of exactly 0.5 says 0, as argmax does. */
export function accuracy(labels: Uint8Array, probabilities: Float64Array): number {
  let right = 0;
  for (let row = 0; row < labels.length; row += 1)
    if ((probabilities[row] as number) > 0.5 === (labels[row] === 1)) right += 1;
  return right / labels.length;
}

/**
 * Area under the ROC curve: the chance that a row of label 1 gets a higher score than one of label 0, ties counting half
 * (Mann and Whitney's U by midranks).
 *
 * @throws InvalidDatasetError where only one label is there: the area is not defined then.
 */
export function rocAuc(labels: Uint8Array, scores: Float64Array): number {
  const order = Uint32Array.from(labels.keys()).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && scores[order[end] as number] === scores[order[start] as number]) end += 1;
    const midrank = (start + 1 + end) / 2;
    for (let place = start; place < end; place += 1) {
      if (labels[order[place] as number] !== 1) continue;
      positives += 1;
      rankSum += midrank;
    }
    start = end;
  }
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) throw new InvalidDatasetError('ROC AUC needs rows of both labels.');
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
