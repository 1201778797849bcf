import { checkWhole } from '../checks.ts';
import { checkScores } from './scored-rows.ts';

/**
 * Precision at k, 0..1: the share of label 1 among the k rows of highest score. Where rows of equal score straddle the k-th
 * place, it is the expectation over all orders of those rows, so that the order of rows never matters.
 *
 * @param k 1 to nRows.
 * @throws InvalidParameterError where k is out of range; InvalidDatasetError on lengths that do not fit and scores that are not
 *   numbers.
 */
export function precisionAt(labels: Uint8Array, scores: Float64Array, k: number): number {
  checkScores(labels, scores);
  checkWhole('k', k, 1, labels.length);
  const cut = scores.toSorted()[labels.length - k] as number;
  let above = 0;
  let positivesAbove = 0;
  let tied = 0;
  let positivesTied = 0;
  for (let row = 0; row < labels.length; row += 1) {
    const score = scores[row] as number;
    if (score > cut) {
      above += 1;
      positivesAbove += labels[row] as number;
    } else if (score === cut) {
      tied += 1;
      positivesTied += labels[row] as number;
    }
  }
  return (positivesAbove + ((k - above) * positivesTied) / tied) / k;
}
