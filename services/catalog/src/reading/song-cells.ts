import type { Columns } from './columns.ts';
import type { PlaylistMark } from './song-row.ts';

/** The columns of what has no table of its own. */
export const SONG_HEADER: readonly string[] = ['link', 'title', 'artist', 'album', 'duration', 'playlist', 'mark'];

export const SONG_COLUMNS: Columns = new Map([
  ['spotifyId', 0],
  ['title', 1],
  ['artists', 2],
  ['album', 3],
  ['durationMs', 4],
  ['playlistName', 5],
  ['playlistMark', 6],
]);

/** The same for what is one playlist, whose name is the file's. */
export const LIST_COLUMNS: Columns = new Map([...SONG_COLUMNS].filter(([field]) => field !== 'playlistName'));

export interface SongCells {
  link?: string;
  title?: string;
  artist?: string;
  album?: string;
  durationMs?: string;
  playlist?: string;
  mark?: PlaylistMark;
}

export function songCells({ link, title, artist, album, durationMs, playlist, mark }: SongCells): string[] {
  return [link, title, artist, album, durationMs, playlist, mark].map((cell) => cell ?? '');
}
