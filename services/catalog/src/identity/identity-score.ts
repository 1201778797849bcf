import type { HardPair, NamedSong } from './hard-pairs.ts';

/** Of a song's title and of its main artist, as SQL compares them. */
export interface IdentityRule {
  titleKey: (title: string) => string;
  artistKey: (mainArtist: string) => string;
}

export interface Interval {
  low: number;
  high: number;
}

/** A share of a count, with the interval that it lies in at 95 %. */
export interface Share extends Interval {
  hits: number;
  of: number;
  value: number;
}

export interface IdentityScore {
  /** Of the pairs that the rule calls one recording, those that are. */
  precision: Share;
  /** Of the pairs that are one recording, those that the rule calls so. */
  recall: Share;
  mistakes: HardPair[];
}

/** As in the merging of songs: copies of one recording differ in length by fades and silence. */
const SAME_DURATION_MS = 3_000;

export function isSameRecording(rule: IdentityRule, a: NamedSong, b: NamedSong): boolean {
  return (
    Math.abs(a.durationMs - b.durationMs) <= SAME_DURATION_MS &&
    rule.titleKey(a.title) === rule.titleKey(b.title) &&
    rule.artistKey(a.artist) === rule.artistKey(b.artist)
  );
}

export function scoreIdentity(rule: IdentityRule, pairs: readonly HardPair[]): IdentityScore {
  const judged = pairs.map((pair) => ({ pair, called: isSameRecording(rule, pair.a, pair.b) }));
  const hits = judged.filter(({ pair, called }) => called && pair.same).length;
  return {
    precision: share(hits, judged.filter(({ called }) => called).length),
    recall: share(hits, pairs.filter((pair) => pair.same).length),
    mistakes: judged.filter(({ pair, called }) => called !== pair.same).map(({ pair }) => pair),
  };
}

export function share(hits: number, of: number): Share {
  return { hits, of, value: of === 0 ? Number.NaN : hits / of, ...wilsonInterval(hits, of) };
}

/** Quantile of the normal distribution that leaves 2.5 % on either side. */
const Z = 1.959964;

/**
 * Wilson's score interval of a binomial share, 95 %: true near 0 and 1 and for small counts, where the usual one is not.
 * E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927).
 */
export function wilsonInterval(hits: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const p = hits / of;
  const scale = 1 + Z ** 2 / of;
  const centre = (p + Z ** 2 / (2 * of)) / scale;
  const reach = (Z * Math.sqrt((p * (1 - p)) / of + Z ** 2 / (4 * of ** 2))) / scale;
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
