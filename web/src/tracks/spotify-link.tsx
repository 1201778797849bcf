import { ActionIcon } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';

export interface SpotifyLinkProps {
  spotifyId: string | null;
  title: string;
}

/** Opens the song at Spotify, where its id there is known. */
export function SpotifyLink({ spotifyId, title }: SpotifyLinkProps) {
  if (spotifyId === null) return null;
  return (
    <ActionIcon
      component="a"
      href={`https://open.spotify.com/track/${encodeURIComponent(spotifyId)}`}
      target="_blank"
      rel="noreferrer"
      variant="subtle"
      color="gray"
      aria-label={`Open ${title} at Spotify, in a new tab`}
      title="Open at Spotify"
    >
      <IconExternalLink size={18} stroke={1.6} />
    </ActionIcon>
  );
}
