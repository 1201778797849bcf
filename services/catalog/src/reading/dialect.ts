import type { Columns } from './columns.ts';
import { exportifyLanguage } from './exportify-words.ts';
import { normaliseName } from './fields.ts';

export type Dialect =
  | 'exportify.net'
  | 'exportify.app'
  | 'TidyTuesday'
  | 'Hugging Face'
  | 'Kaggle 1.2M'
  | 'Kaggle 600k'
  | 'Spotify library'
  | 'Spotify playlists'
  | 'Spotify streaming history'
  | 'JSPF'
  | 'XSPF'
  | 'M3U'
  | 'JSON'
  | 'Lines'
  | 'CSV';

/** What makes a playlist of the file's rows. */
export type Grouping = 'playlist' | 'genre' | 'file';

/** Which kind of table it is, by the columns that only that kind has together. */
export function recogniseDialect(header: readonly string[], otherwise: 'CSV' | 'JSON' = 'CSV'): Dialect {
  const names = new Set(header.map((name) => name.trim()));
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name));
  if (has('Track URI', 'Artist Name(s)', 'Artist URI(s)')) return 'exportify.app';
  if (has('Track URI', 'Artist Name(s)', 'Track Name')) return 'exportify.net';
  if (has('track_artist', 'playlist_id', 'playlist_name')) return 'TidyTuesday';
  if (has('track_id', 'artists', 'track_genre')) return 'Hugging Face';
  if (has('id', 'artists', 'artist_ids', 'album_id')) return 'Kaggle 1.2M';
  if (has('id', 'artists', 'id_artists')) return 'Kaggle 600k';
  // That site speaks English only; the translated names are the other's.
  if (exportifyLanguage(header.map(normaliseName))) return isEnglish(header) ? otherwise : 'exportify.app';
  return otherwise;
}

function isEnglish(header: readonly string[]): boolean {
  return exportifyLanguage(header.map(normaliseName))?.language === 'en';
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
