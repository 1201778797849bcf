export interface ListedSong {
  title: string;
  artists: readonly string[];
  album: string | null;
  spotifyId: string | null;
  /** 0 to 1 */
  score: number;
}

/** A song a line, as one would write them down. */
export function toText(songs: readonly ListedSong[]): string {
  return songs.map(({ title, artists }) => `${title} – ${artists.join(', ')}`).join('\n');
}

/** The list as a file that the library can bring in again. */
export function toCsv(songs: readonly ListedSong[]): string {
  const rows = songs.map(({ title, artists, album, spotifyId, score }, index) => [
    String(index + 1),
    title,
    artists.join(';'),
    album ?? '',
    spotifyId === null ? '' : `spotify:track:${spotifyId}`,
    score.toFixed(4),
  ]);
  const header = ['Rank', 'Track Name', 'Artist Name(s)', 'Album Name', 'Track URI', 'Score'];
  return [header, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

export function fileNameOf(tasteName: string): string {
  const plain = tasteName.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${plain || 'songs'}.csv`;
}

/** Spreadsheets run cells that begin like a formula; a quote before it keeps it text. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
