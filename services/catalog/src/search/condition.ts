import type { WordGroup } from './search-text.ts';
import { likePatterns, tokenQuery } from './word-group.ts';

/** Makes a value a parameter of the statement that is being written, and gives its name. */
export type Bind = (value: unknown) => string;

/** What an entry `e` has to have. */
export interface Condition {
  /** SQL: whether it has. */
  check: (bind: Bind) => string;
  /** Microseconds that this takes for an entry. */
  weight: number;
  /** SQL that the index of words and marks answers, of one owner's entries; it may let through more. */
  lookup?: (bind: Bind, owner: string) => string;
  /** SQL: what the lookup lets through, where that is more. */
  reach?: (bind: Bind) => string;
}

const LIKE_WEIGHT = 0.1;

export function wordCondition(group: WordGroup): Condition {
  return {
    weight: LIKE_WEIGHT * group.length,
    check: (bind) => `e.text LIKE ANY (${bind(likePatterns(group))}::text[])`,
    lookup: (bind, owner) => `search_tokens(e.owner, e.text) @@ ${bind(tokenQuery(group, owner))}::tsquery`,
  };
}

export function allOf(conditions: readonly Condition[], bind: Bind): string {
  return conditions.length === 0 ? 'true' : conditions.map(({ check }) => check(bind)).join(' AND ');
}

/** A statement and its parameters, each of which is bound as it is written. */
export function statement(write: (bind: Bind) => string): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const text = write((value) => `$${values.push(value)}`);
  return { text, values };
}
