import { FEATURES, type Feature } from '@curator/contracts';

export const FIELDS = [
  'spotifyId',
  'isrc',
  'title',
  'artists',
  'album',
  'releaseDate',
  'durationMs',
  'popularity',
  'explicit',
  'genres',
  'playlistId',
  'playlistName',
  ...FEATURES,
  'key',
  'mode',
  'timeSignature',
] as const;
export type Field = (typeof FIELDS)[number];

/** Names that the known kinds of files give to a field, normalised. The first that a file has is taken. */
const ALIASES: Readonly<Record<Exclude<Field, Feature>, readonly string[]>> = {
  spotifyId: ['spotifyid', 'trackuri', 'trackid', 'spotifytrackuri', 'spotifytrackid', 'spotifyuri', 'uri', 'id'],
  isrc: ['isrc', 'trackexternalidsisrc', 'externalidsisrc'],
  title: ['trackname', 'title', 'songname', 'name', 'track', 'song'],
  artists: ['artistnames', 'artists', 'trackartist', 'trackartistsname', 'artistsname', 'artistname', 'artist'],
  album: ['albumname', 'trackalbumname', 'album'],
  releaseDate: ['releasedate', 'albumreleasedate', 'trackalbumreleasedate'],
  durationMs: ['durationms', 'trackdurationms'],
  popularity: ['popularity', 'trackpopularity'],
  explicit: ['explicit', 'trackexplicit'],
  genres: ['genres', 'artistgenres', 'trackgenre', 'genre'],
  playlistId: ['playlistid'],
  playlistName: ['playlistname', 'playlist'],
  key: ['key'],
  mode: ['mode'],
  timeSignature: ['timesignature'],
};

/** The names that a field's column may have, normalised, best first. */
export const FIELD_NAMES: ReadonlyMap<Field, readonly string[]> = new Map(
  FIELDS.map((field) => [field, field in ALIASES ? ALIASES[field as keyof typeof ALIASES] : [field]]),
);

/** A name without what differs between spellings: case, accents, blanks and signs. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
