import type { Feature } from '@curator/contracts';
import { numberOf, type Scales } from '../cell-reader.ts';
import { cellText } from '../cell-text.ts';
import type { Columns } from '../columns.ts';
import { SCALABLE } from '../scales.ts';
import type { Table, TableRow } from '../table.ts';

/** Scales that files are seen in. */
const SCALES = [100, 1_000];

/** A feature whose values go beyond 1: whoever brought the file is asked whether to divide them. */
export interface Rescaled {
  feature: Feature;
  column: string;
  /** What the values would be divided by. */
  scale: number;
  smallest: number;
  largest: number;
}

/** Features that are not from 0 to 1, and look as if they were in another scale; those that were told about are left out. */
export function findRescaled(
  { header }: Pick<Table, 'header'>,
  rows: readonly TableRow[],
  columns: Columns,
  told: Scales,
): Rescaled[] {
  return SCALABLE.filter((feature) => told[feature] === undefined).flatMap((feature) => {
    const index = columns.get(feature);
    if (index === undefined) return [];
    const values = rows
      .map(({ cells }) => numberOf(cellText(cells[index]) ?? 'none'))
      .filter((value) => value >= 0 && value < Number.POSITIVE_INFINITY);
    const some = values.filter((value) => value > 0);
    // A few that are too large are errors; a scale makes most of them so.
    if (some.filter((value) => value > 1).length <= some.length / 2) return [];
    const largest = Math.max(...some);
    const scale = SCALES.find((candidate) => largest <= candidate);
    if (scale === undefined) return [];
    return [{ feature, column: header[index] ?? '', scale, smallest: Math.min(...values), largest }];
  });
}
