import { missingColumns, namedColumns } from '../columns.ts';
import type { TableRow } from '../table.ts';
import { type Structure, selectorOf } from './json-structure.ts';
import { textsAt } from './json-text.ts';
import type { JsonValue } from './json-values.ts';

/** Titles and artists together say more than any other names. */
const SONG = 100;

export interface JsonTable {
  paths: string[];
  header: readonly string[];
  row(value: JsonValue): TableRow;
}

/**
 * Objects of any other kind: their names are the columns, names within names joined by dots, and several values of one name
 * joined by semicolons. Of several arrays, the one is taken whose names say most.
 */
export function jsonTable(structure: Structure): JsonTable {
  const known = ([, names]: [string, ReadonlySet<string>]) => {
    const columns = namedColumns([...names]);
    return columns.size + (missingColumns(columns, [...names]).length === 0 ? SONG : 0);
  };
  const arrays = [...structure].filter(([path]) => path.endsWith('[]'));
  // Without any array, the file is one object after the other.
  const candidates = arrays.length > 0 ? arrays : [...structure];
  const [[path, names] = ['', new Set<string>()]] = candidates.toSorted((a, b) => known(b) - known(a));
  const header = [...names];
  const parts = header.map((name) => name.split('.'));
  return {
    paths: [selectorOf(path)],
    header,
    row: ({ value, line }) => ({ cells: parts.map((part) => textsAt(value, part).join(';')), line }),
  };
}
