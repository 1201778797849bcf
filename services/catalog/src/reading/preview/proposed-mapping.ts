import { type Columns, type Mapping, mapColumns, missingColumns, namedColumns } from '../columns.ts';
import { FIELDS, type Field, normaliseName } from '../fields.ts';
import type { Table, TableRow } from '../table.ts';
import { guessColumns } from './column-values.ts';

/**
 * How a column was found: the person said so, the name is the field's own, it is one that files of some kind give to it, or its
 * values look like it. Only the last is not used until it is confirmed.
 */
export type Sureness = 'CHOSEN' | 'EXACT_NAME' | 'ALIAS' | 'VALUES';

export interface ProposedColumn {
  field: Field;
  column: string;
  /** Ordinal of the column, from 0: names may come twice. */
  index: number;
  sureness: Sureness;
}

export interface ProposedMapping {
  proposed: ProposedColumn[];
  unmatched: string[];
  /** Fields that have to be told before the file can be read. */
  needed: ('title' | 'artists')[];
}

/** @throws ImportProblem MAPPING_INVALID */
export function proposeMapping(table: Table, rows: readonly TableRow[], mapping: Mapping): ProposedMapping {
  const { header } = table;
  const columns = columnsOf(table, mapping);
  const guessed = table.columns ? new Map<Field, number>() : guessColumns(rows, header.length, columns);
  const proposed = FIELDS.flatMap((field): ProposedColumn[] => {
    const index = columns.get(field) ?? guessed.get(field);
    if (index === undefined) return [];
    const column = header[index] ?? '';
    return [{ field, column, index, sureness: howSure(field, column, columns, mapping) }];
  });
  const matched = new Set(proposed.map(({ index }) => index));
  return {
    proposed,
    unmatched: header.filter((_, index) => !matched.has(index)),
    needed: table.columns ? [] : missingColumns(columns, header),
  };
}

/** The columns that are used without asking. */
export function columnsOf({ header, columns }: Table, mapping: Mapping): Columns {
  return mapColumns(header, columns ?? namedColumns(header), mapping);
}

function howSure(field: Field, column: string, columns: Columns, mapping: Mapping): Sureness {
  if (Object.hasOwn(mapping, field)) return 'CHOSEN';
  if (!columns.has(field)) return 'VALUES';
  return normaliseName(column) === normaliseName(field) ? 'EXACT_NAME' : 'ALIAS';
}
