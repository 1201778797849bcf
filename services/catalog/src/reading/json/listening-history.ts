import type { CountIgnored } from '../counts.ts';
import { SONG_COLUMNS, SONG_HEADER, songCells } from '../song-cells.ts';
import type { Table, TableRow } from '../table.ts';
import { at, textOf } from './json-text.ts';
import type { JsonValue } from './json-values.ts';

/** Who skips does it soon; Spotify counts a song as played from here on, too. */
const PLAYED_MS = 30_000;
const MIN_SKIPS = 2;
const MIN_PLAYS = 5;
const MOST_PLAYED = 100;
/** Counted by song until the file's end: more songs than anybody hears, so that memory stays bounded. */
const MAX_SONGS = 200_000;

export const HISTORY_PATHS = ['$.*'];

interface Song {
  cells: { link: string; title: string; artist: string; album: string };
  line: number;
  plays: number;
  heardThrough: number;
  skips: number;
}

/** What somebody listened to, over all files of an export. */
export interface ListeningHistory {
  /** Counts one time that something was played. Where and on what it was played is in those files too, and is never read. */
  take(value: JsonValue): void;
  /** Two playlists: songs that were skipped, which is a dislike, and those that were played most; undefined if nothing was taken. */
  table(): Table | undefined;
}

export function createListeningHistory(countIgnored: CountIgnored): ListeningHistory {
  const songs = new Map<string, Song>();
  let taken = 0;
  return {
    take({ value, line }) {
      taken++;
      const played = readPlayed(value);
      if (!played) return countIgnored('plays of podcasts and books');
      const { link, title, artist } = played.cells;
      const key = link || `${artist}\n${title}`;
      let song = songs.get(key);
      if (!song) {
        if (songs.size >= MAX_SONGS) return countIgnored('plays of further songs');
        song = { cells: played.cells, line, plays: 0, heardThrough: 0, skips: 0 };
        songs.set(key, song);
      }
      if (played.ms >= PLAYED_MS) song.plays++;
      if (played.isHeardThrough) song.heardThrough++;
      if (played.isSkipped) song.skips++;
    },
    table() {
      return taken === 0
        ? undefined
        : {
            ...{ header: SONG_HEADER, columns: SONG_COLUMNS, dialect: 'Spotify streaming history', file: null },
            batches: playlistsOf([...songs.values()]),
          };
    },
  };
}

/** Skipped songs: skipped within 30 s at least twice, and more often than heard through. */
function isDisliked({ skips, heardThrough }: Song): boolean {
  return skips >= MIN_SKIPS && skips > heardThrough;
}

async function* playlistsOf(songs: readonly Song[]): AsyncGenerator<TableRow[]> {
  const disliked = songs.filter(isDisliked);
  yield disliked.map((song) => rowOf(song, 'Skipped songs', true));
  const liked = songs.filter((song) => song.plays >= MIN_PLAYS && !isDisliked(song));
  const most = liked.toSorted((a, b) => b.plays - a.plays).slice(0, MOST_PLAYED);
  yield most.map((song) => rowOf(song, 'Most played', false));
}

function rowOf({ cells, line }: Song, playlist: string, isDislike: boolean): TableRow {
  return { cells: songCells({ ...cells, playlist, ...(isDislike && { mark: 'DISLIKES' }) }), line };
}

interface Played {
  cells: Song['cells'];
  ms: number;
  isHeardThrough: boolean;
  isSkipped: boolean;
}

/** Of the present kind of file, or of the older one, which does not say why something ended. */
function readPlayed(value: unknown): Played | undefined {
  const title = textOf(at(value, 'master_metadata_track_name') ?? at(value, 'trackName'));
  const artist = textOf(at(value, 'master_metadata_album_artist_name') ?? at(value, 'artistName'));
  if (title === '' || artist === '') return undefined;
  const link = textOf(at(value, 'spotify_track_uri'));
  const album = textOf(at(value, 'master_metadata_album_album_name'));
  const ms = Number(at(value, 'ms_played') ?? at(value, 'msPlayed') ?? 0);
  const ending = at(value, 'reason_end');
  const isShort = ms < PLAYED_MS;
  return {
    cells: { link, title, artist, album },
    ms,
    isHeardThrough: ending === undefined ? !isShort : ending === 'trackdone',
    // What never began was not skipped, but failed.
    isSkipped: isShort && (ending === undefined ? ms > 0 : ending === 'fwdbtn' || at(value, 'skipped') === true),
  };
}
