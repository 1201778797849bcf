import { createHash } from 'node:crypto';
import type { FakeTrack } from '../fake-spotify/music.ts';

/** One row of features, or none: tracks that are not known are left out. There is no time signature. */
export function featuresJson(track: FakeTrack | undefined): { id: string }[] {
  return track?.features ? [{ ...identity(track), ...track.features }] : [];
}

/** A track as recommendations show it. */
export function trackJson(track: FakeTrack): object {
  return {
    ...identity(track),
    trackTitle: track.name,
    artists: track.artists.map((name) => ({
      id: uuidFrom(`artist ${name}`),
      name,
      href: `https://open.spotify.com/artist/${uuidFrom(name).replaceAll('-', '').slice(0, 22)}`,
    })),
    durationMs: track.durationMs,
    ean: null,
    upc: null,
    availableCountries: 'DE,US',
    popularity: 50,
  };
}

/** `id` is theirs; only `href` leads back to what was asked for. */
function identity(track: FakeTrack) {
  return {
    id: uuidFrom(`track ${track.id}`),
    href: `https://open.spotify.com/track/${track.id}`,
    isrc: track.isrc ?? null,
  };
}

function uuidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
