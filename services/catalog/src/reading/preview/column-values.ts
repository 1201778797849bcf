import { spotifyTrackId } from '../../identity/spotify-track-id.ts';
import { cellText } from '../cell-text.ts';
import type { Columns } from '../columns.ts';
import type { Field } from '../fields.ts';
import type { TableRow } from '../table.ts';

/** So many of a column's cells have to be of a kind. */
const MOST = 0.8;
const LONGEST_NAME = 80;
/** Looked at: rows tell no more after that, and nobody chooses from so many columns. */
const MAX_ROWS = 200;
const MAX_COLUMNS = 200;

/**
 * Which columns may hold songs' titles, artists, links or ISRCs, by what is in them. Only to be proposed: a listener has to say
 * that it is so.
 */
export function guessColumns(rows: readonly TableRow[], width: number, columns: Columns): ReadonlyMap<Field, number> {
  const taken = new Set(columns.values());
  const free = Array.from({ length: Math.min(width, MAX_COLUMNS) }, (_, index) => index).filter(
    (index) => !taken.has(index),
  );
  const values = new Map(free.map((index) => [index, cellsOf(rows, index)]));
  const guessed = new Map<Field, number>();
  const guess = (field: Field, candidates: readonly number[]) => {
    const [index] = candidates.filter((candidate) => ![...guessed.values()].includes(candidate));
    if (!columns.has(field) && index !== undefined) guessed.set(field, index);
  };
  const withMost = (is: (cell: string) => boolean) => free.filter((index) => isMostly(values.get(index) ?? [], is));
  guess(
    'spotifyId',
    withMost((cell) => spotifyTrackId(cell) !== undefined),
  );
  guess(
    'isrc',
    withMost((cell) => /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/i.test(cell)),
  );
  // Titles differ more than their artists do, who come again.
  const byVariety = withMost(isName).toSorted((a, b) => variety(values.get(b)) - variety(values.get(a)));
  guess('title', byVariety);
  guess('artists', byVariety);
  return guessed;
}

function cellsOf(rows: readonly TableRow[], index: number): string[] {
  return rows
    .slice(0, MAX_ROWS)
    .map(({ cells }) => cellText(cells[index]))
    .filter((cell) => cell !== null);
}

function isMostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length >= cells.length * MOST;
}

/** No number, date, address, yes or no; and none of the codes that exports have beside names. */
function isName(cell: string): boolean {
  return (
    cell.length <= LONGEST_NAME &&
    /\p{L}/u.test(cell) &&
    !/^(?:true|false|yes|no|\d{4}-\d\d.*|[a-z]+:\S+|[0-9A-Za-z]{15,})$/i.test(cell)
  );
}

function variety(cells: readonly string[] = []): number {
  return cells.length === 0 ? 0 : new Set(cells).size / cells.length;
}
