const SHOWN = 3;

/** Names of a taste's playlists in a line. A playlist that is gone is null. */
export function namesOf(playlists: readonly ({ name: string } | null)[]): string {
  const names = playlists.map((playlist) => playlist?.name ?? 'a deleted playlist');
  if (names.length <= SHOWN) return names.join(', ');
  return `${names.slice(0, SHOWN - 1).join(', ')} and ${names.length - SHOWN + 1} more`;
}
