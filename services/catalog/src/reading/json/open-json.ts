import type { CountIgnored } from '../counts.ts';
import { recogniseDialect } from '../dialect.ts';
import { ImportProblem } from '../import-problem.ts';
import { SONG_COLUMNS, SONG_HEADER } from '../song-cells.ts';
import type { Table, TableRow } from '../table.ts';
import { type Structure, structureOf } from './json-structure.ts';
import { jsonTable } from './json-table.ts';
import { createJsonReader, type JsonValue } from './json-values.ts';
import { createJspfReader, JSPF_PATHS } from './jspf.ts';
import { HISTORY_PATHS, type ListeningHistory } from './listening-history.ts';
import { LIBRARY_PATHS, libraryRow } from './spotify-library.ts';
import { createPlaylistsReader, PLAYLISTS_PATHS } from './spotify-playlists.ts';

export interface JsonOptions {
  /** What the file is like is told by this much of it. */
  beginning: string;
  file: string | null;
  isCut: boolean;
  history: ListeningHistory;
  countIgnored: CountIgnored;
}

/** Where JSON has what, and what becomes of it. */
interface JsonKind {
  table: Pick<Table, 'header' | 'columns' | 'dialect' | 'linksAlone'>;
  paths: string[];
  row(value: JsonValue): TableRow | undefined;
}

/**
 * A JSON file of a known kind, or any whose objects have songs' titles and artists.
 *
 * @throws ImportProblem EMPTY_FILE, and MALFORMED_JSON here and while the rows are read
 */
export function openJson(text: AsyncIterable<string>, options: JsonOptions): Table {
  const kind = kindOf(structureOf(options.beginning), options);
  return { ...kind.table, file: options.file, batches: readJson(text, kind, options.isCut) };
}

async function* readJson(text: AsyncIterable<string>, kind: JsonKind, isCut: boolean): AsyncGenerator<TableRow[]> {
  const reader = createJsonReader(kind.paths);
  for await (const piece of text) {
    const rows = reader.write(piece).map((value) => kind.row(value));
    yield rows.filter((row) => row !== undefined);
  }
  if (!isCut) reader.end();
}

function kindOf(structure: Structure, { history, countIgnored }: JsonOptions): JsonKind {
  if (structure.size === 0) throw noSongs();
  const has = (path: string, ...names: string[]) => names.every((name) => structure.get(path)?.has(name));
  const songs = { header: SONG_HEADER, columns: SONG_COLUMNS };
  if (has('[]', 'ms_played') || has('[]', 'msPlayed', 'trackName')) {
    const count = (value: JsonValue) => {
      history.take(value);
      return undefined;
    };
    return { table: { ...songs, dialect: 'Spotify streaming history' }, paths: HISTORY_PATHS, row: count };
  }
  if (['track.trackName', 'localTrack', 'track.trackUri', 'episode'].some((name) => has('playlists[].items[]', name)))
    return {
      table: { ...songs, dialect: 'Spotify playlists' },
      paths: PLAYLISTS_PATHS,
      row: createPlaylistsReader(countIgnored),
    };
  if (['title', 'creator', 'location', 'identifier'].some((name) => has('playlist.track[]', name)))
    return { table: { ...songs, dialect: 'JSPF', linksAlone: true }, paths: JSPF_PATHS, row: createJspfReader() };
  if (has('tracks[]', 'artist', 'track', 'uri') || has('bannedTracks[]', 'artist', 'track', 'uri'))
    return {
      table: { ...songs, dialect: 'Spotify library' },
      paths: LIBRARY_PATHS,
      row: (value) => libraryRow(value, countIgnored),
    };
  const { header, paths, row } = jsonTable(structure);
  return { table: { header, dialect: recogniseDialect(header, 'JSON') }, paths, row };
}

function noSongs(): ImportProblem {
  return new ImportProblem(
    'EMPTY_FILE',
    'The JSON has no objects in it, so it names no song. Export it again, with the songs in it.',
  );
}
