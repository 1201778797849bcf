import { allOf, type Bind, type Condition, wordCondition } from './condition.ts';
import { RANK } from './entry.ts';
import type { SearchText, WordGroup } from './search-text.ts';
import { beginsTitleOf, isTitle, isTitleOf, titleBegins } from './title-range.ts';
import { hasWord } from './word-group.ts';

/** Entries that are looked for at once, in order of rank. */
export interface Round {
  /** All that its entries have in common. */
  conditions: readonly Condition[];
  ranks: readonly RankedPart[];
  /** SQL: the rank of one of its entries. */
  rank: (bind: Bind) => string;
  /** Of a text that is at hand; undefined where the round does not find it. */
  rankOf: (text: string) => number | undefined;
}

/** The entries of a round that have one rank, to be read in their order. */
export interface RankedPart {
  rank: number;
  /** SQL: whether an entry that has what all of the round have is one of these. */
  part: (bind: Bind) => string;
}

/** Everything there is. */
export const BROWSING: Round = {
  conditions: [],
  ranks: [{ rank: RANK.BROWSED, part: () => 'true' }],
  rank: () => String(RANK.BROWSED),
  rankOf: () => RANK.BROWSED,
};

/** Entries that have every word as it was typed. */
export function typedRound({ phrase, groups }: SearchText): Round {
  const has = hasAll(groups);
  return {
    conditions: groups.map(wordCondition),
    ranks: [
      { rank: RANK.TITLE, part: (bind) => isTitle(phrase, bind) },
      { rank: RANK.TITLE_BEGINS, part: (bind) => `${titleBegins(phrase, bind)} AND NOT (${isTitle(phrase, bind)})` },
      { rank: RANK.WORDS, part: (bind) => `NOT (${titleBegins(phrase, bind)})` },
    ],
    rank: (bind) => `CASE WHEN ${isTitle(phrase, bind)} THEN ${RANK.TITLE}
      WHEN ${titleBegins(phrase, bind)} THEN ${RANK.TITLE_BEGINS} ELSE ${RANK.WORDS} END`,
    rankOf: (text) => {
      if (!has(text)) return undefined;
      if (isTitleOf(text, phrase)) return RANK.TITLE;
      return beginsTitleOf(text, phrase) ? RANK.TITLE_BEGINS : RANK.WORDS;
    },
  };
}

/** Entries that have every word in one of its spellings, but are none of those that other rounds find. */
export function respelledRound(
  rank: number,
  groups: readonly WordGroup[],
  others: readonly (readonly WordGroup[])[],
): Round {
  const has = hasAll(groups);
  const isOther = others.map(hasAll);
  const otherConditions = others.map((other) => other.map(wordCondition));
  return {
    conditions: groups.map(wordCondition),
    ranks: [{ rank, part: (bind) => otherConditions.map((other) => `NOT (${allOf(other, bind)})`).join(' AND ') }],
    rank: () => String(rank),
    rankOf: (text) => (has(text) && !isOther.some((other) => other(text)) ? rank : undefined),
  };
}

function hasAll(groups: readonly WordGroup[]): (text: string) => boolean {
  return (text) => groups.every((group) => hasWord(text, group));
}
