import { HARD_PAIRS, type Half, halfOf } from '../../../../services/catalog/src/identity/hard-pairs.ts';
import { type Share, scoreIdentity } from '../../../../services/catalog/src/identity/identity-score.ts';
import { RULES } from './rules.ts';

const HALVES: readonly Half[] = ['tuning', 'held out'];

/** Precision and recall of each rule on each half of the hard pairs, with 95 % intervals. */
export function hardPairScores(): string {
  return HALVES.flatMap((half) => {
    const pairs = HARD_PAIRS.filter((pair) => halfOf(pair) === half);
    const same = pairs.filter((pair) => pair.same).length;
    return [
      `${half}: ${pairs.length} pairs, ${same} of one recording`,
      ...Object.entries(RULES).map(([name, rule]) => {
        const { precision, recall } = scoreIdentity(rule, pairs);
        return `  ${name}: precision ${shown(precision)}, recall ${shown(recall)}`;
      }),
    ];
  }).join('\n');
}

function shown({ hits, of, value, low, high }: Share): string {
  return `${percent(value)} % (${percent(low)} to ${percent(high)}; ${hits} of ${of})`;
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
