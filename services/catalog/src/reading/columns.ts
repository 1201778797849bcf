import { exportifyLanguage } from './exportify-words.ts';
import { FIELD_NAMES, FIELDS, type Field, normaliseName } from './fields.ts';
import { ImportProblem } from './import-problem.ts';

/** Which column of the file holds which field. Readers that make the header themselves may also say what a playlist says about its songs. */
export type Columns = ReadonlyMap<Field | 'playlistMark', number>;

/** Column names by field, as the person chose them who brought the file. */
export type Mapping = Readonly<Record<string, string>>;

const EVERY_NAME = new Set([...FIELD_NAMES.values()].flat());

/** How many of these are names that some known kind of file gives to a column. */
export function knownNames(header: readonly string[]): number {
  const names = header.map(normaliseName);
  return names.filter((name) => EVERY_NAME.has(name)).length + (exportifyLanguage(names)?.fields.size ?? 0);
}

/** The columns whose names say which field they hold. */
export function namedColumns(header: readonly string[]): Map<Field, number> {
  const names = header.map(normaliseName);
  const translated = exportifyLanguage(names)?.fields;
  const columns = new Map<Field, number>();
  for (const field of FIELDS) {
    const wanted = [translated?.get(field) ?? [], FIELD_NAMES.get(field) ?? []].flat();
    const found = wanted.map((name) => names.indexOf(name)).find((index) => index >= 0);
    if (found !== undefined) columns.set(field, found);
  }
  return columns;
}

/**
 * Matches a file's header with the fields.
 *
 * @param mapping wins over what names say.
 * @throws ImportProblem where the mapping names what is not there, or nothing tells which songs the rows are.
 */
export function matchColumns(header: readonly string[], mapping: Mapping = {}): Columns {
  const columns = mapColumns(header, namedColumns(header), mapping);
  checkUsable(columns, header);
  return columns;
}

/** @throws ImportProblem MAPPING_INVALID */
export function mapColumns(header: readonly string[], columns: Columns, mapping: Mapping): Columns {
  const mapped = new Map(columns);
  for (const [field, name] of Object.entries(mapping)) mapped.set(checkField(field), indexOf(header, name));
  return mapped;
}

function checkField(name: string): Field {
  const field = FIELDS.find((candidate) => candidate === name);
  if (!field)
    throw new ImportProblem('MAPPING_INVALID', `The mapping names a field "${name}". Fields are ${FIELDS.join(', ')}.`);
  return field;
}

function indexOf(header: readonly string[], name: string): number {
  const index = header.indexOf(name);
  if (index >= 0) return index;
  throw new ImportProblem(
    'MAPPING_INVALID',
    `The mapping names a column "${name}", which the file does not have. ${describe(header)}`,
  );
}

/**
 * What has to be told before the rows can be read: which columns hold titles and artists. A list of links needs neither,
 * where its column's name says that they are of songs.
 */
export function missingColumns(columns: Columns, header: readonly string[]): ('title' | 'artists')[] {
  const missing = (['title', 'artists'] as const).filter((field) => !columns.has(field));
  return missing.length === 2 && hasLinks(columns, header) ? [] : missing;
}

/** "id" can be of anything. */
function hasLinks(columns: Columns, header: readonly string[]): boolean {
  const index = columns.get('spotifyId');
  return index !== undefined && normaliseName(header[index] ?? '') !== 'id';
}

function checkUsable(columns: Columns, header: readonly string[]): void {
  const missing = missingColumns(columns, header);
  if (missing.length === 0) return;
  const what = missing.map((field) => (field === 'title' ? 'the songs’ titles' : 'their artists')).join(' and ');
  throw new ImportProblem(
    'NO_USABLE_COLUMN',
    `No column holds ${what}. ${describe(header)} Name the columns in a mapping, such as {"title":"…","artists":"…"}.`,
  );
}

function describe(header: readonly string[]): string {
  const shown = header.slice(0, 12).map((name) => `"${name.slice(0, 40)}"`);
  return `Its columns are ${shown.join(', ')}${header.length > 12 ? ' and more' : ''}.`;
}
