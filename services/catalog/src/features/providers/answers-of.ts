import type { Answer } from './feature-provider.ts';
import { measure } from './measure.ts';
import { ProviderProblem } from './provider-problem.ts';

export type FeatureRow = Readonly<Record<string, unknown>>;

/**
 * An answer for each id that was asked for, from rows that may come in any order.
 *
 * @param idOf the Spotify id that a row is about, where it says so
 * @throws ProviderProblem where rows come that are about something else, or that have no value that can be right: nothing can be
 *   learned from that, and least of all that the songs are unknown
 */
export function answersOf(
  who: string,
  spotifyIds: readonly string[],
  rows: readonly FeatureRow[],
  idOf: (row: FeatureRow) => string | undefined,
): Answer[] {
  const rowOf = new Map<string, FeatureRow>();
  for (const row of rows) {
    const id = idOf(row);
    if (id !== undefined && !rowOf.has(id)) rowOf.set(id, row);
  }
  const answers = spotifyIds.map((spotifyId) => {
    const row = rowOf.get(spotifyId);
    return { spotifyId, measured: row && measure(row) };
  });
  if (rows.length > 0 && !spotifyIds.some((id) => rowOf.has(id)))
    throw new ProviderProblem('UNAVAILABLE', `${who} answered something that was not asked for.`);
  // One song may be a riddle to it; several at once are a mistake.
  if (rowOf.size > 1 && answers.every(({ measured }) => measured === undefined))
    throw new ProviderProblem('UNAVAILABLE', `${who} sent no value that can be right.`);
  return answers;
}
