import type { Columns } from './columns.ts';

export type Dialect = 'exportify.net' | 'TidyTuesday' | 'Hugging Face' | 'CSV';

/** Which kind of file it is, by the columns that only that kind has together. */
export function recogniseDialect(header: readonly string[]): Dialect {
  const has = (...names: string[]) => names.every((name) => header.includes(name));
  if (has('Track URI', 'Artist Name(s)', 'Track Name')) return 'exportify.net';
  if (has('track_artist', 'playlist_id', 'playlist_name')) return 'TidyTuesday';
  if (has('track_id', 'artists', 'track_genre')) return 'Hugging Face';
  return 'CSV';
}

/** What makes a playlist of the file's rows. */
export function playlistGrouping(columns: Columns, dialect: Dialect): 'playlist' | 'genre' | 'file' {
  if (columns.has('playlistName')) return 'playlist';
  // That set has no playlists; its genres are what somebody can name as liked.
  return dialect === 'Hugging Face' ? 'genre' : 'file';
}
