/** What receipts of providers name as their source. No file has such a name: a file's name has no slash. */
export const SOURCE_NAMES = {
  reccobeats: 'reccobeats.com/audio-features',
  spotify: 'api.spotify.com/audio-features',
} as const;
