import { FEATURE_RANGES, type Feature, judgeFeature } from '@curator/contracts';
import type { Columns, Field } from './columns.ts';
import type { CsvRow } from './csv-rows.ts';
import type { ReportIssue } from './song-row.ts';

const MAX_TEXT = 1_000;
/** What exports write where they have nothing. */
const NOTHING = new Set(['', 'undefined', 'null', 'none', 'nan', 'na', 'n/a']);
const LONGEST_NOTHING = 9;
/** Smaller is 0 to the database's `real`, which refuses it. */
const SMALLEST_REAL = 1.2e-38;

/** Reads cells as values. What cannot be right is reported and read as null. */
export interface CellReader {
  text(row: CsvRow, field: Field): string | null;
  whole(row: CsvRow, field: Field, min: number, max: number): number | null;
  flag(row: CsvRow, field: Field): boolean | null;
  feature(row: CsvRow, name: Feature): number | null;
}

export function createCellReader(columns: Columns, header: readonly string[], report: ReportIssue): CellReader {
  const text = ({ cells }: CsvRow, field: Field): string | null => {
    const index = columns.get(field);
    const cell = index === undefined ? undefined : cells[index]?.trim();
    return cell === undefined || isNothing(cell) ? null : cell.slice(0, MAX_TEXT).toWellFormed();
  };
  const wrong = ({ line }: CsvRow, field: Field, value: string, why: string) => {
    const column = header[columns.get(field) ?? -1] ?? field;
    report(
      {
        line,
        column,
        value: value.slice(0, 100).toWellFormed(),
        message: `${column}: ${why}. The value was left out.`,
      },
      'outOfRange',
    );
    return null;
  };
  return {
    text,
    whole(row, field, min, max) {
      const cell = text(row, field);
      if (cell === null) return null;
      const value = Math.round(Number(cell));
      return value >= min && value <= max ? value : wrong(row, field, cell, `not a number from ${min} to ${max}`);
    },
    flag(row, field) {
      const cell = text(row, field)?.toLowerCase();
      if (cell === 'true' || cell === '1') return true;
      return cell === 'false' || cell === '0' ? false : null;
    },
    feature(row, name) {
      const cell = text(row, name);
      if (cell === null) return null;
      const value = Number(withPoint(cell));
      const verdict = judgeFeature(name, value);
      if (verdict === 'value') return Math.abs(value) < SMALLEST_REAL ? 0 : value;
      if (verdict === 'missing') return null;
      const { min, max, unit } = FEATURE_RANGES[name];
      return wrong(row, name, cell, `not a number from ${min} to ${max}${unit && ` ${unit}`}`);
    },
  };
}

function isNothing(cell: string): boolean {
  return cell.length <= LONGEST_NOTHING && NOTHING.has(cell.toLowerCase());
}

/** Where semicolons separate, spreadsheets write a decimal comma. */
function withPoint(cell: string): string {
  return /^-?\d*,\d+$/.test(cell) ? cell.replace(',', '.') : cell;
}
