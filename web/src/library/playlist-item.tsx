import { Anchor, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { countOf, formatCount } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { DeletePlaylist } from './delete-playlist.tsx';
import classes from './playlist-item.module.css';

const PlaylistItemFragment = graphql(`
  fragment PlaylistItem_playlist on Playlist {
    id
    name
    own
    trackCount
    usableCount
    ...DeletePlaylist_playlist
  }
`);

export interface PlaylistItemProps {
  playlist: FragmentType<typeof PlaylistItemFragment>;
}

/** A playlist in the library's list. */
export function PlaylistItem(props: PlaylistItemProps) {
  const playlist = readFragment(PlaylistItemFragment, props.playlist);
  const { id, name, own, trackCount, usableCount } = playlist;
  return (
    <li className={classes.item}>
      <Anchor component={Link} to={`/playlists/${id}`} className={classes.name}>
        {name}
      </Anchor>
      <span className={classes.count}>
        {countOf(trackCount, 'song')}
        {usableCount < trackCount && <span> · {formatCount(usableCount)} with all features</span>}
      </span>
      {own && <DeletePlaylist playlist={playlist} quiet />}
    </li>
  );
}

export interface PlaylistItemsProps {
  title: string;
  children: ReactNode;
}

export function PlaylistItems({ title, children }: PlaylistItemsProps) {
  return (
    <div>
      <Title order={3} size="sm" c="dimmed" fw={600} mb={4}>
        {title}
      </Title>
      <ul className={classes.items}>{children}</ul>
    </div>
  );
}
