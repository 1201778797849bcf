import { cellText } from './cell-text.ts';
import type { Columns } from './columns.ts';
import type { Grouping } from './dialect.ts';
import type { TableRow } from './table.ts';

export interface PlaylistReader {
  idOf(row: TableRow): string | null;
  nameOf(row: TableRow): string | null;
}

/**
 * Reads which playlist a row is of. A file is a playlist itself where it names none, or has one for each genre: that is
 * for whoever knows the file's name. In an archive it is told here, since its files may be of different kinds.
 */
export function createPlaylistReader(columns: Columns, grouping: Grouping, entry: string | null): PlaylistReader {
  const read = (field: 'playlistId' | 'playlistName' | 'genres') => {
    const index = columns.get(field);
    return index === undefined ? () => null : ({ cells }: TableRow) => cellText(cells[index]);
  };
  if (entry === null) return { idOf: read('playlistId'), nameOf: read('playlistName') };
  const [idOf, nameOf, genreOf] = [read('playlistId'), read('playlistName'), read('genres')];
  const ownName = nameOfFile(entry);
  switch (grouping) {
    case 'playlist':
      // Entries may have playlists of the same name: they are one, as in a single file.
      return { idOf: (row) => idOf(row) ?? nameOf(row) ?? entry, nameOf: (row) => nameOf(row) ?? ownName };
    case 'genre':
      return { idOf: (row) => genreOf(row) ?? entry, nameOf: (row) => genreOf(row) ?? ownName };
    case 'file':
      return { idOf: () => entry, nameOf: () => ownName };
  }
}

/** Without folders and ending. */
export function nameOfFile(path: string): string {
  const name = path.replace(/^.*[/\\]/s, '');
  return name.replace(/(?<=.)\.[^.]+$/, '');
}
