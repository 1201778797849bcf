import { Readable } from 'node:stream';
import { FEATURES } from '@curator/contracts';
import { stringify } from 'csv-stringify';
import type { ExportedSong } from './exported-songs.ts';

export type ExportFormat = 'csv' | 'jspf' | 'm3u';

interface Writer {
  contentType: string;
  write(name: string, songs: AsyncIterable<ExportedSong>): AsyncIterable<string | Buffer>;
}

const uriOf = ({ spotifyId }: ExportedSong) => (spotifyId === null ? null : `spotify:track:${spotifyId}`);
/** Lists are told apart by lines. */
const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');

/** Columns as exportify.net names them, so that programs know them, ours among them. */
const COLUMNS: readonly (readonly [name: string, value: (song: ExportedSong) => unknown])[] = [
  ['Track URI', uriOf],
  ['Track Name', ({ title }) => title],
  ['Album Name', ({ album }) => album],
  ['Artist Name(s)', ({ artists }) => artists.join(';')],
  ['Release Date', ({ releaseDate }) => releaseDate],
  ['Duration (ms)', ({ durationMs }) => durationMs],
  ['Popularity', ({ popularity }) => popularity],
  ['Explicit', ({ explicit }) => explicit],
  ['Genres', ({ genres }) => genres.join(';')],
  ['ISRC', ({ isrc }) => isrc],
  ...FEATURES.map((name) => [name, (song: ExportedSong) => song[name]] as const),
  ['Key', ({ key }) => key],
  ['Mode', ({ mode }) => mode],
  ['Time Signature', ({ timeSignature }) => timeSignature],
];

/** How each format is written, a song at a time. */
export const EXPORT_FORMATS: Readonly<Record<ExportFormat, Writer>> = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    write: (_name, songs) => {
      const csv = stringify({
        header: true,
        columns: COLUMNS.map(([name]) => name),
        // A cell that begins like a formula is one to a spreadsheet.
        escape_formulas: true,
        cast: { boolean: String },
      });
      return Readable.from(cells(songs)).pipe(csv);
    },
  },
  jspf: { contentType: 'application/jspf+json; charset=utf-8', write: jspf },
  m3u: { contentType: 'audio/x-mpegurl; charset=utf-8', write: m3u },
};

/** Numbers are written as such: a loudness of -6 is no formula. */
async function* cells(songs: AsyncIterable<ExportedSong>): AsyncGenerator<unknown[]> {
  for await (const song of songs) yield COLUMNS.map(([, value]) => value(song));
}

async function* jspf(name: string, songs: AsyncIterable<ExportedSong>): AsyncGenerator<string> {
  yield `{"playlist":{"title":${JSON.stringify(name)},"track":[`;
  let separator = '\n';
  for await (const song of songs) {
    const { title, artists, album, durationMs, isrc } = song;
    const identifiers = [uriOf(song), isrc === null ? null : `urn:isrc:${isrc}`].filter((uri) => uri !== null);
    const track = {
      title,
      creator: artists.join(', '),
      ...(album !== null && { album }),
      ...(durationMs !== null && { duration: durationMs }),
      ...(identifiers.length > 0 && { identifier: identifiers }),
    };
    yield `${separator}${JSON.stringify(track)}`;
    separator = ',\n';
  }
  yield '\n]}}\n';
}

async function* m3u(name: string, songs: AsyncIterable<ExportedSong>): AsyncGenerator<string> {
  yield `#EXTM3U\n#PLAYLIST:${oneLine(name)}\n`;
  for await (const song of songs) {
    const seconds = song.durationMs === null ? -1 : Math.round(song.durationMs / 1_000);
    const label = oneLine(`${song.artists.join(', ')} - ${song.title}`);
    yield `#EXTINF:${seconds},${label}\n${uriOf(song) ?? `${label.replace(/[/\\#]/g, '_')}.mp3`}\n`;
  }
}
