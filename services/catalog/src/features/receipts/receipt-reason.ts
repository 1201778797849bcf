import { FEATURE_RANGES, FEATURES, type Feature } from '@curator/contracts';

/** A measurement, with what the rule looks at. */
export interface JudgedReceipt {
  values: Record<Feature, number | null>;
  complete: boolean;
  /** See RANK. */
  rank: number;
  isOwn: boolean;
  source: string;
  measuredAt: Date;
}

const placeOf = ({ rank, isOwn, source }: JudgedReceipt) =>
  rank < 2
    ? `${isOwn ? 'your own' : 'the catalogue’s'} file ${source}`
    : `${source}${isOwn ? '' : ', asked for the catalogue'}`;

/** Why this one counts, of all there are. */
export function reasonOfChosen(chosen: JudgedReceipt, others: readonly JudgedReceipt[]): string {
  const what = `It counts: ${chosen.complete ? 'it has all nine features' : 'nothing has all nine features'}`;
  const [next] = others;
  if (!next) return `${what}, and it is the only measurement of this song.`;
  return `${what}, and ${comparison(chosen, next)}.`;
}

/** Why this one does not count, since another does. */
export function reasonOfOther(other: JudgedReceipt, chosen: JudgedReceipt): string {
  const disagreeing = FEATURES.filter((name) => disagree(name, other.values[name], chosen.values[name]));
  const difference = disagreeing.length > 0 ? ` They disagree on ${disagreeing.join(', ')}.` : ' They agree.';
  return `It does not count, since ${comparison(chosen, other)}.${difference}`;
}

/** What makes the first better than the second: the steps of the rule, in its order. */
function comparison(better: JudgedReceipt, worse: JudgedReceipt): string {
  if (better.complete !== worse.complete) return `${placeOf(worse)} lacks some of the nine`;
  if (better.rank !== worse.rank) return `${placeOf(better)} comes before ${placeOf(worse)}`;
  if (better.isOwn !== worse.isOwn) return `${placeOf(better)} was asked for you, and comes before the catalogue’s`;
  return `${placeOf(better)} was measured later than ${placeOf(worse)}`;
}

/** Of the width of a feature's range; less is rounding. */
const DISAGREEMENT = 0.01;

function disagree(name: Feature, one: number | null, other: number | null): boolean {
  if (one === null || other === null) return false;
  const { min, max } = FEATURE_RANGES[name];
  return Math.abs(one - other) > DISAGREEMENT * (max - min);
}
