import type { PoolClient } from '@curator/service-kit';
import { knownWords, likeWords, nearWords } from './known-words.ts';
import { begunWithSlip } from './one-slip.ts';
import type { SearchText, Spelling, WordGroup } from './search-text.ts';

/** A word is not taken apart into less. */
const LEAST_PART = 2;

const whole = (text: string): Spelling => ({ text, isWhole: true });

/**
 * Each word with the known words that are one slip away from it; undefined where there are none.
 * A slip may also have been a blank: two words that are one, or one that is two.
 */
export async function withSlips(
  client: PoolClient,
  listener: string,
  { words, groups }: SearchText,
): Promise<WordGroup[] | undefined> {
  const joined = words.slice(1).map((word, at) => `${words[at]}${word}`);
  const apart = words.flatMap(partings);
  const near = await nearWords(client, listener, words);
  const known = await knownWords(client, listener, [...joined, ...apart.flat()]);
  const respelled = groups.map((group, at) => {
    const word = words[at] ?? '';
    const partsOf = partings(word).filter((parts) => parts.every((part) => known.has(part)));
    return [...group, ...(near.get(word) ?? []).map(whole), ...partsOf.map((parts) => whole(parts.join(' ')))];
  });
  const meant = joinKnown(respelled, words, joined, known);
  return meant.length < groups.length || meant.some((group) => group.length > 1) ? meant : undefined;
}

/** The words with those that are like them in other ways, where `withSlips` knows of none. */
export async function withLikeness(
  client: PoolClient,
  listener: string,
  { words, groups }: SearchText,
): Promise<WordGroup[] | undefined> {
  const near = await nearWords(client, listener, words);
  const like = await likeWords(
    client,
    listener,
    words.filter((word) => !near.has(word)),
  );
  const last = words.length - 1;
  const respelled = groups.map((group, at) => {
    const word = words[at] ?? '';
    const begun = at === last ? begunWithSlip(word).map((text) => ({ text, isWhole: false })) : [];
    return [...group, ...[...(near.get(word) ?? []), ...(like.get(word) ?? [])].map(whole), ...begun];
  });
  return respelled.some((group) => group.length > 1) ? respelled : undefined;
}

function partings(word: string): [string, string][] {
  const letters = [...word];
  const places = letters.map((_, place) => place).slice(LEAST_PART, letters.length - LEAST_PART + 1);
  return places.map((at) => [letters.slice(0, at).join(''), letters.slice(at).join('')]);
}

/** The first two words that are one together, where there are such. */
function joinKnown(
  groups: WordGroup[],
  words: readonly string[],
  joined: readonly string[],
  known: ReadonlySet<string>,
): WordGroup[] {
  const at = joined.findIndex((word) => known.has(word));
  if (at < 0) return groups;
  const isLast = at === words.length - 2;
  const asTyped = { text: `${words[at]} ${words[at + 1]}`, isWhole: !isLast };
  return groups.toSpliced(at, 2, [whole(joined[at] ?? ''), asTyped]);
}
