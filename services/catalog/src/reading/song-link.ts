import { spotifyTrackId } from '../identity/spotify-track-id.ts';

/** The first of these addresses that is of a song on Spotify; empty if none is. */
export function songLink(addresses: readonly string[]): string {
  return addresses.find((address) => spotifyTrackId(address) !== undefined) ?? '';
}
