const SPOTIFY_ID = /(?:^|spotify:track:|open\.spotify\.com\/(?:intl-[a-z]+\/)?track\/)([0-9A-Za-z]{22})(?:$|\?)/;

/** The 22 characters of a Spotify track id, out of an id, a URI or an address; undefined for anything else, such as local files. */
export function spotifyTrackId(text: string): string | undefined {
  return SPOTIFY_ID.exec(text.trim())?.[1];
}
