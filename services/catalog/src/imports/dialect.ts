import type { Columns } from './columns.ts';

export type Dialect = 'exportify.net' | 'exportify.app' | 'TidyTuesday' | 'Hugging Face' | 'CSV';

/** What makes a playlist of the file's rows. */
export type Grouping = 'playlist' | 'genre' | 'file';

/** Which kind of file it is, by the columns that only that kind has together. */
export function recogniseDialect(header: readonly string[]): Dialect {
  const names = new Set(header.map((name) => name.trim()));
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name));
  if (has('Track URI', 'Artist Name(s)', 'Artist URI(s)')) return 'exportify.app';
  if (has('Track URI', 'Artist Name(s)', 'Track Name')) return 'exportify.net';
  if (has('track_artist', 'playlist_id', 'playlist_name')) return 'TidyTuesday';
  if (has('track_id', 'artists', 'track_genre')) return 'Hugging Face';
  return 'CSV';
}

export function playlistGrouping(columns: Columns, dialect: Dialect): Grouping {
  if (columns.has('playlistName')) return 'playlist';
  // That set has no playlists; its genres are what somebody can name as liked.
  return dialect === 'Hugging Face' ? 'genre' : 'file';
}

/** What stands between the names of several artists. */
export function artistSeparator(dialect: Dialect): ';' | ',' {
  return dialect === 'exportify.app' ? ',' : ';';
}
