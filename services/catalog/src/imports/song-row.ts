/** A row of a file, read and judged. */
export interface SongRow {
  line: number;
  spotifyId: string | null;
  isrc: string | null;
  title: string;
  artists: string[];
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
  /** In canonical order. */
  features: (number | null)[];
  key: number | null;
  mode: number | null;
  timeSignature: number | null;
}

/** Something to tell about a row. */
export interface RowIssue {
  line: number;
  column: string | null;
  value: string | null;
  message: string;
}

export type ReportIssue = (issue: RowIssue, kind: 'outOfRange' | 'unusable') => void;
