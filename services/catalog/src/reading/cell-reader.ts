import { FEATURE_RANGES, FEATURES, type Feature } from '@curator/contracts';
import { cellText } from './cell-text.ts';
import type { TableRow } from './table.ts';

/** Smaller is 0 to the database's `real`, which refuses it. */
const SMALLEST_REAL = 1.2e-38;

/** Told of a value that was left out. */
export type RefuseValue = (row: TableRow, index: number, value: string, why: string) => void;

export type ReadCell<Value> = (row: TableRow) => Value | null;

/** Reads a column as whole numbers in a range. */
export function wholeReader(
  index: number | undefined,
  min: number,
  max: number,
  refuse: RefuseValue,
): ReadCell<number> {
  if (index === undefined) return nothing;
  return (row) => {
    const cell = cellText(row.cells[index]);
    if (cell === null) return null;
    const value = Math.round(Number(cell));
    if (value >= min && value <= max) return value;
    refuse(row, index, cell, `not a number from ${min} to ${max}`);
    return null;
  };
}

/** Reads a column as yes or no; null for anything else. */
export function flagReader(index: number | undefined): ReadCell<boolean> {
  if (index === undefined) return nothing;
  return ({ cells }) => {
    const cell = cellText(cells[index])?.toLowerCase();
    if (cell === 'true' || cell === '1') return true;
    return cell === 'false' || cell === '0' ? false : null;
  };
}

/** How a file writes features that lie in 0..1 elsewhere: by 100 for 0..100. */
export type Scales = Readonly<Partial<Record<Feature, number>>>;

/** Reads the nine features, in canonical order. */
export function featuresReader(
  indexOf: (name: Feature) => number | undefined,
  scales: Scales,
  refuse: RefuseValue,
): (row: TableRow) => (number | null)[] {
  const readers = FEATURES.map((name) => featureReader(name, indexOf(name), scales[name], refuse));
  return (row) => {
    const values: (number | null)[] = [];
    for (const read of readers) values.push(read(row));
    return values;
  };
}

/** As `judgeFeature` of the contracts says, which is asked a few million times a file: hence its ranges are looked up once. */
function featureReader(
  name: Feature,
  index: number | undefined,
  scale: number | undefined,
  refuse: RefuseValue,
): ReadCell<number> {
  if (index === undefined) return nothing;
  const { min, max, unit } = FEATURE_RANGES[name];
  const isMissingAtZero = name === 'tempo';
  return (row) => {
    const cell = cellText(row.cells[index]);
    if (cell === null) return null;
    const raw = numberOf(cell);
    const value = scale === undefined ? raw : raw / scale;
    if (isMissingAtZero && value === 0) return null;
    if (value >= min && value <= max) return value < SMALLEST_REAL && value > -SMALLEST_REAL ? 0 : value;
    const scaled = scale === undefined ? '' : ` times ${scale}`;
    refuse(row, index, cell, `not a number from ${min} to ${max}${unit && ` ${unit}`}${scaled}`);
    return null;
  };
}

/** Where semicolons separate, spreadsheets write a decimal comma. */
export function numberOf(cell: string): number {
  const value = Number(cell);
  return Number.isNaN(value) && /^-?\d*,\d+$/.test(cell) ? Number(cell.replace(',', '.')) : value;
}

function nothing(): null {
  return null;
}
