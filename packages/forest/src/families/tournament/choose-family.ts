import type { FamilyScores } from './score.ts';

export type SelectionCriterion = 'log-loss' | 'accuracy';

export interface Contestant extends FamilyScores {
  readonly name: string;
  readonly complexity: number;
}

export interface FamilyChoice {
  /** The family of best mean. */
  readonly best: string;
  /** The simplest one within a standard error of it. */
  readonly chosen: string;
}

/**
 * The one-standard-error rule (Breiman, Friedman, Olshen and Stone, 1984): the simplest family whose mean is within one standard
 * error, the best one's, of the best mean. Equally simple ones: the better mean, then the earlier.
 *
 * @param contestants at least one.
 */
export function chooseFamily(contestants: readonly Contestant[], criterion: SelectionCriterion): FamilyChoice {
  const costs = contestants.map(({ logLoss, accuracy }) =>
    criterion === 'log-loss' ? logLoss : { ...accuracy, mean: 1 - accuracy.mean },
  );
  const costOf = (index: number) => costs[index]?.mean ?? Number.POSITIVE_INFINITY;
  const best = costs.reduce((least, _, index) => (costOf(index) < costOf(least) ? index : least), 0);
  const bound = costOf(best) + (costs[best]?.standardError ?? 0);
  const complexityOf = (index: number) => contestants[index]?.complexity ?? Number.POSITIVE_INFINITY;
  const [chosen] = [...contestants.keys()]
    .filter((index) => costOf(index) <= bound)
    .sort((a, b) => complexityOf(a) - complexityOf(b) || costOf(a) - costOf(b) || a - b);
  return { best: contestants[best]?.name ?? '', chosen: contestants[chosen ?? best]?.name ?? '' };
}
