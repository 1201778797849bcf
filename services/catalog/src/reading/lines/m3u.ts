import { nameOfFile } from '../playlist-reader.ts';
import { SONG_COLUMNS, SONG_HEADER, type SongCells, songCells } from '../song-cells.ts';
import { songLink } from '../song-link.ts';
import type { Table, TableRow } from '../table.ts';
import { readPastedLine } from './pasted-line.ts';
import type { ListOptions } from './pasted-lines.ts';
import { textLines } from './text-lines.ts';

/** A playlist of M3U: addresses of songs, each with a line before it that names it. */
export function openM3u(text: AsyncIterable<string>, { file }: ListOptions): Table {
  return {
    ...{ header: SONG_HEADER, columns: SONG_COLUMNS, dialect: 'M3U', linksAlone: true, file },
    batches: rows(text),
  };
}

const DIRECTIVE = /^#(EXTINF|PLAYLIST|EXTALB|EXTART):(.*)$/i;

async function* rows(text: AsyncIterable<string>): AsyncGenerator<TableRow[]> {
  let playlist = '';
  let next: SongCells = {};
  for await (const lines of textLines(text)) {
    const batch: TableRow[] = [];
    for (const { text: words, line } of lines) {
      const [, directive = '', value = ''] = DIRECTIVE.exec(words) ?? [];
      switch (directive.toUpperCase()) {
        case 'EXTINF':
          next = { ...next, ...readInfo(value) };
          break;
        case 'PLAYLIST':
          playlist = value.trim();
          break;
        case 'EXTALB':
          next = { ...next, album: value.trim() };
          break;
        case 'EXTART':
          next = { ...next, artist: value.trim() };
          break;
        default:
          if (words.startsWith('#')) break;
          batch.push({ cells: songCells({ ...named(next, words), link: songLink([words]), playlist }), line });
          next = {};
      }
    }
    yield batch;
  }
}

/** `123 tvg-id="x",Artist - Title`: seconds, what players add to them, and the name. */
function readInfo(info: string): SongCells {
  const [, seconds = '', name = ''] = /^\s*(-?[\d.]*)(?:\s(?:"[^"]*"|[^",])*)?,(.*)$/.exec(info) ?? [];
  const durationMs = Number(seconds) > 0 ? { durationMs: String(Math.round(Number(seconds) * 1_000)) } : {};
  return { ...durationMs, ...(readPastedLine(name) ?? { title: name.trim() }) };
}

/** Without a name, that of the file may say it. */
function named(song: SongCells, address: string): SongCells {
  if (song.title) return song;
  return { ...readPastedLine(nameOfFile(unescaped(address))), ...song };
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
