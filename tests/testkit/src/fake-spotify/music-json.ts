import { createHash } from 'node:crypto';
import { type FakeEpisode, type FakeItem, type FakeLocalFile, type FakeTrack, uriOf } from './music.ts';

/** As the API shows what a playlist holds. Episodes look like tracks to who did not say that he knows episodes. */
export function itemJson(item: FakeItem, knowsEpisodes: boolean): object | null {
  if (!item) return null;
  if (item.type === 'local') return localFileJson(item);
  if (item.type === 'track') return trackJson(item);
  return knowsEpisodes ? episodeJson(item) : episodeAsTrackJson(item);
}

/** A full track, without the fields that new apps no longer get (popularity, available_markets, linked_from). */
export function trackJson(track: FakeTrack): object {
  return {
    album: { ...albumJson(track.album, track.artists), release_date: track.releaseDate },
    artists: track.artists.map(artistJson),
    disc_number: 1,
    duration_ms: track.durationMs,
    explicit: track.isExplicit,
    external_ids: track.isrc === undefined ? {} : { isrc: track.isrc },
    ...identity('track', track.id),
    is_local: false,
    is_playable: track.isPlayable,
    ...(track.isPlayable ? {} : { restrictions: { reason: 'market' } }),
    name: track.name,
    preview_url: null,
    track_number: 1,
  };
}

function albumJson(name: string, artists: readonly string[]) {
  const id = idFrom(`album ${name}`);
  return {
    album_type: 'album',
    artists: artists.map(artistJson),
    images: [640, 300, 64].map((size) => ({ url: `https://i.scdn.co/image/${id}${size}`, width: size, height: size })),
    ...identity('album', id),
    name,
    release_date_precision: 'day',
    total_tracks: 10,
  };
}

function artistJson(name: string) {
  return { ...identity('artist', idFrom(`artist ${name}`)), name };
}

/** Everything that would lead anywhere is null. */
function localFileJson(file: FakeLocalFile): object {
  const nowhere = { external_urls: {}, href: null, id: null, uri: null };
  return {
    album: {
      ...nowhere,
      album_type: null,
      artists: [],
      images: [],
      name: file.album,
      release_date: null,
      type: 'album',
    },
    artists: [{ ...nowhere, name: file.artist, type: 'artist' }],
    disc_number: 0,
    duration_ms: file.durationMs,
    explicit: false,
    external_ids: {},
    ...nowhere,
    is_local: true,
    name: file.name,
    preview_url: null,
    track_number: 0,
    type: 'track',
    uri: uriOf(file),
  };
}

function episodeJson(episode: FakeEpisode): object {
  return {
    description: 'Talk.',
    duration_ms: episode.durationMs,
    explicit: false,
    ...identity('episode', episode.id),
    images: [],
    is_externally_hosted: false,
    is_playable: true,
    languages: ['en'],
    name: episode.name,
    release_date: '2026-01-01',
    release_date_precision: 'day',
    show: { ...identity('show', idFrom(`show ${episode.show}`)), name: episode.show },
  };
}

function episodeAsTrackJson(episode: FakeEpisode): object {
  const { name, durationMs, show } = episode;
  return {
    album: { ...albumJson(show, [show]), release_date: '2026-01-01' },
    artists: [artistJson(show)],
    disc_number: 0,
    duration_ms: durationMs,
    episode: true,
    explicit: false,
    external_ids: {},
    ...identity('episode', episode.id),
    is_local: false,
    is_playable: true,
    name,
    preview_url: null,
    track: false,
    track_number: 0,
  };
}

/** What every object of the API says of itself. */
export function identity(type: string, id: string) {
  return {
    external_urls: { spotify: `https://open.spotify.com/${type}/${id}` },
    href: `https://api.spotify.com/v1/${type}s/${id}`,
    id,
    type,
    uri: `spotify:${type}:${id}`,
  };
}

function idFrom(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 22);
}
