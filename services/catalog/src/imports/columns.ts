import { FEATURES, type Feature } from '@curator/contracts';
import { ImportProblem } from './import-problem.ts';

export const FIELDS = [
  'spotifyId',
  'isrc',
  'title',
  'artists',
  'album',
  'releaseDate',
  'durationMs',
  'popularity',
  'explicit',
  'genres',
  'playlistId',
  'playlistName',
  ...FEATURES,
  'key',
  'mode',
  'timeSignature',
] as const;
export type Field = (typeof FIELDS)[number];

/** Which column of the file holds which field. */
export type Columns = ReadonlyMap<Field, number>;

/** Names that the known kinds of files give to a field, normalised. The first that a file has is taken. */
const ALIASES: Readonly<Record<Exclude<Field, Feature>, readonly string[]>> = {
  spotifyId: ['spotifyid', 'trackuri', 'trackid', 'spotifytrackuri', 'uri', 'id'],
  isrc: ['isrc'],
  title: ['trackname', 'title', 'songname', 'name', 'track', 'song'],
  artists: ['artistnames', 'artists', 'trackartist', 'artistname', 'artist'],
  album: ['albumname', 'trackalbumname', 'album'],
  releaseDate: ['releasedate', 'albumreleasedate', 'trackalbumreleasedate'],
  durationMs: ['durationms', 'trackdurationms'],
  popularity: ['popularity', 'trackpopularity'],
  explicit: ['explicit'],
  genres: ['genres', 'artistgenres', 'trackgenre', 'genre'],
  playlistId: ['playlistid'],
  playlistName: ['playlistname', 'playlist'],
  key: ['key'],
  mode: ['mode'],
  timeSignature: ['timesignature'],
};

/**
 * Matches a file's header with the fields.
 *
 * @param mapping column names chosen by the person who brought the file, by field; they win.
 * @throws ImportProblem where no title and artist can be found, or the mapping names what is not there.
 */
export function matchColumns(header: readonly string[], mapping: Readonly<Record<string, string>> = {}): Columns {
  const names = header.map(normaliseName);
  const columns = new Map<Field, number>();
  for (const field of FIELDS) {
    const aliases: readonly string[] = field in ALIASES ? ALIASES[field as keyof typeof ALIASES] : [field];
    const found = aliases.map((alias) => names.indexOf(alias)).find((index) => index >= 0);
    if (found !== undefined) columns.set(field, found);
  }
  for (const [field, name] of Object.entries(mapping)) columns.set(checkField(field), indexOf(header, name));
  checkUsable(columns, header);
  return columns;
}

function normaliseName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
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

function checkUsable(columns: Columns, header: readonly string[]): void {
  const missing = (['title', 'artists'] as const).filter((field) => !columns.has(field));
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
