const MAX_TEXT = 1_000;
const LONGEST_NOTHING = 9;
/** What exports write where they have nothing. */
const NOTHING = new Set(['', 'undefined', 'null', 'none', 'nan', 'na', 'n/a']);

/** A cell without the blanks around it; null where it holds nothing. Every cell of a file comes through here. */
export function cellText(cell: string | undefined): string | null {
  if (cell === undefined || cell === '') return null;
  const text = hasBlankEnd(cell) ? cell.trim() : cell;
  if (text.length > LONGEST_NOTHING) return text.length > MAX_TEXT ? text.slice(0, MAX_TEXT).toWellFormed() : text;
  // Most cells are numbers, and none of those words begins with a digit or a sign.
  return text.charCodeAt(0) < 65 && text !== '' ? text : NOTHING.has(text.toLowerCase()) ? null : text;
}

/** Signs that `trim` may take away are blanks and controls, or not ASCII. */
function hasBlankEnd(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return first <= 32 || last <= 32 || first > 126 || last > 126;
}
