/** What a playlist says about its songs, where the file itself says so. */
export type PlaylistMark = 'LIKES' | 'DISLIKES';

/** A row of a file, read and judged. */
export interface SongRow {
  /** Ordinal among all rows of an import, from 1: no two rows of it have the same. */
  row: number;
  /** Line of its file that the row begins at. */
  line: number;
  /** Entry of an archive; null where the file is none. */
  file: string | null;
  spotifyId: string | null;
  isrc: string | null;
  /** Null only where there is a Spotify id, in lists of links: the catalogue may know its title. The key is empty then. */
  title: string | null;
  artists: readonly string[];
  titleKey: string;
  artistKey: string;
  /** What a search looks through: title and all artists. */
  searchText: string;
  album: string | null;
  releaseDate: string | null;
  durationMs: number | null;
  explicit: boolean | null;
  popularity: number | null;
  genres: string[];
  playlistId: string | null;
  playlistName: string | null;
  playlistMark: PlaylistMark | null;
  /** In canonical order. */
  features: (number | null)[];
  key: number | null;
  mode: number | null;
  timeSignature: number | null;
}
