import { SaxesParser } from 'saxes';
import { ImportProblem } from '../import-problem.ts';
import { SONG_COLUMNS, SONG_HEADER, songCells } from '../song-cells.ts';
import { songLink } from '../song-link.ts';
import type { Table, TableRow } from '../table.ts';

/** No song's name is so long; without an end, a text would be held in memory whole. */
const MAX_HELD = 1_000_000;
const MAX_DEPTH = 64;

export interface XspfOptions {
  /** What the file is like is told by this much of it. */
  beginning: string;
  file: string | null;
  isCut: boolean;
}

/**
 * A playlist of XSPF. Entities that a file declares itself are not put in.
 *
 * @throws ImportProblem UNKNOWN_FORMAT, and MALFORMED_XML while the rows are read
 */
export function openXspf(text: AsyncIterable<string>, { beginning, file, isCut }: XspfOptions): Table {
  const root = rootOf(beginning.slice(0, PROLOGUE));
  if (root !== undefined && localName(root) !== 'playlist') throw notXspf(root);
  return {
    ...{ header: SONG_HEADER, columns: SONG_COLUMNS, dialect: 'XSPF', linksAlone: true, file },
    batches: rows(text, isCut),
  };
}

async function* rows(text: AsyncIterable<string>, isCut: boolean): AsyncGenerator<TableRow[]> {
  const reader = createXspfReader();
  for await (const piece of text) yield reader.write(piece);
  if (!isCut) reader.end();
}

function createXspfReader() {
  const parser = new SaxesParser();
  let rows: TableRow[] = [];
  const path: string[] = [];
  let playlist = '';
  let track: Map<string, string[]> | undefined;
  let line = 1;
  let value = '';
  let held = 0;

  parser.on('opentag', ({ name }) => {
    held = 0;
    path.push(localName(name));
    if (path.length === 1 && path[0] !== 'playlist') throw notXspf(name);
    if (path.length > MAX_DEPTH) throw malformed(parser.line, `nests elements more than ${MAX_DEPTH} deep`);
    value = '';
    if (path.join('/') !== TRACK) return;
    track = new Map();
    line = parser.line;
  });
  const take = (text: string) => {
    held = 0;
    value += text;
    if (value.length > MAX_HELD) throw tooLong(parser.line);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    held = 0;
    const at = path.join('/');
    const name = path.pop() ?? '';
    if (at === TITLE) playlist = value.trim();
    else if (at === TRACK && track) rows.push({ cells: cellsOf(track, playlist), line });
    else if (WANTED.has(name) && at === `${TRACK}/${name}`)
      track?.set(name, [...(track.get(name) ?? []), value.trim()].slice(0, MAX_VALUES));
    value = '';
  });
  parser.on('error', (cause) => {
    throw malformed(parser.line, 'is not XML', cause);
  });
  return {
    write(piece: string): TableRow[] {
      held += piece.length;
      parser.write(piece);
      if (held > MAX_HELD) throw tooLong(parser.line);
      const complete = rows;
      rows = [];
      return complete;
    },
    end: () => parser.close(),
  };
}

/** Instructions, remarks and declarations may come before it: usually no more than this. */
const PROLOGUE = 8_192;

function rootOf(beginning: string): string | undefined {
  const bare = beginning.replace(/<!--.*?-->|<\?.*?\?>|<![^[>]*(?:\[.*?\]\s*)?>/gs, '');
  return /<([^\s<>/!?]+)/.exec(bare)?.[1];
}

/** Without the prefix of its namespace. */
function localName(name: string): string {
  return name.replace(/^.*:/, '').toLowerCase();
}

const TRACK = 'playlist/tracklist/track';
const TITLE = 'playlist/title';
const WANTED = new Set(['location', 'identifier', 'title', 'creator', 'album', 'duration']);
/** Of one name, such as the addresses of a song. */
const MAX_VALUES = 20;

function cellsOf(track: ReadonlyMap<string, string[]>, playlist: string): string[] {
  const first = (name: string) => track.get(name)?.[0] ?? '';
  return songCells({
    link: songLink([...(track.get('location') ?? []), ...(track.get('identifier') ?? [])]),
    title: first('title'),
    artist: first('creator'),
    album: first('album'),
    durationMs: first('duration'),
    playlist,
  });
}

function malformed(line: number, what: string, cause?: Error): ImportProblem {
  const why = cause ? ` (${cause.message.replace(/^[\d:]+\s*/, '').replace(/\.$/, '')})` : '';
  return new ImportProblem('MALFORMED_XML', `Line ${line} ${what}${why}. Export the file again.`, { cause });
}

function tooLong(line: number): ImportProblem {
  return malformed(line, `has a text of more than ${MAX_HELD.toLocaleString('en')} characters`);
}

function notXspf(root: string): ImportProblem {
  const message = `The file is XML of another kind: its root is "${root.slice(0, 40)}", where XSPF has "playlist". Bring an XSPF or a CSV file.`;
  return new ImportProblem('UNKNOWN_FORMAT', message);
}
