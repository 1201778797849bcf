import type { Grouping } from '../dialect.ts';
import { nameOfFile } from '../playlist-reader.ts';
import type { PlaylistMark, SongRow } from '../song-row.ts';

const MAX_PLAYLISTS = 100;

export interface PreviewPlaylist {
  name: string;
  mark: PlaylistMark | null;
  /** In the part of the file that was read. */
  songs: number;
}

/** The playlists that an import would make of these rows, in the order that the file has them. */
export function countPlaylists(songs: readonly SongRow[], grouping: Grouping, fileName: string): PreviewPlaylist[] {
  const ownName = nameOfFile(fileName);
  const playlists = new Map<string, PreviewPlaylist>();
  for (const song of songs) {
    for (const name of namesOf(song, grouping, ownName)) {
      const key = grouping === 'playlist' ? (song.playlistId ?? name) : name;
      const playlist = playlists.get(key) ?? { name, mark: song.playlistMark, songs: 0 };
      playlist.songs++;
      if (playlists.size < MAX_PLAYLISTS) playlists.set(key, playlist);
    }
  }
  return [...playlists.values()];
}

function namesOf(song: SongRow, grouping: Grouping, ownName: string): readonly string[] {
  if (grouping === 'playlist') return [song.playlistName ?? ownName];
  return grouping === 'genre' && song.genres.length > 0 ? song.genres : [ownName];
}
