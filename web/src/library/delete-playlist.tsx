import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { problemText } from '../apollo/problem.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { ConfirmButton } from '../page/confirm-button.tsx';

const DeletePlaylistFragment = graphql(`
  fragment DeletePlaylist_playlist on Playlist {
    id
    name
  }
`);

const DeletePlaylistMutation = graphql(`
  mutation DeletePlaylist($id: ID!) {
    deletePlaylist(id: $id) {
      __typename
      ... on PlaylistProblem {
        message
      }
    }
  }
`);

const QUIET = { size: 'compact-sm', variant: 'subtle', color: 'gray' } as const;

export interface DeletePlaylistProps {
  playlist: FragmentType<typeof DeletePlaylistFragment>;
  /** In a list, where a button as such would be too loud. */
  quiet?: boolean;
  /** Called before the playlist leaves the page's memory. */
  onDeleted?: () => void;
}

export function DeletePlaylist({ playlist, quiet = false, onDeleted }: DeletePlaylistProps) {
  const { id, name } = readFragment(DeletePlaylistFragment, playlist);
  const [deletePlaylist, { client }] = useMutation(DeletePlaylistMutation);
  const run = async () => {
    try {
      const { data } = await deletePlaylist({ variables: { id } });
      if (data?.deletePlaylist.__typename === 'PlaylistProblem') return data.deletePlaylist.message;
    } catch (error) {
      return problemText(error);
    }
    notifications.show({ message: `“${name}” was deleted.` });
    onDeleted?.();
    client.cache.evict({ id: client.cache.identify({ __typename: 'Playlist', id }) });
    client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'playlists' });
    client.cache.gc();
    return undefined;
  };
  return (
    <ConfirmButton
      label="Delete"
      ariaLabel={`Delete ${name}`}
      {...(quiet && QUIET)}
      title={`Delete “${name}”?`}
      text="Tastes that used it keep what they learned, but can no longer be trained on it. To have it back, you would bring its file again."
      confirm="Delete the playlist"
      onConfirm={run}
    />
  );
}
