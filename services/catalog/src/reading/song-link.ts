import { spotifyTrackId } from '../imports/song-key.ts';

/** The first of these addresses that is of a song on Spotify; empty if none is. */
export function songLink(addresses: readonly string[]): string {
  return addresses.find((address) => spotifyTrackId(address) !== undefined) ?? '';
}
