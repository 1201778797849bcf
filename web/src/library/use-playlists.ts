import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { isLike, uniqueById } from './matching.ts';
import { FindPlaylistsQuery, PLAYLISTS_PER_PAGE, PlaylistsQuery } from './playlists-query.ts';

const TYPING_MS = 250;

/** Playlists that this listener can use, page by page; with words, those whose names are like them, near misses included. */
export function usePlaylists(words: string) {
  const wanted = words.trim();
  const [asked] = useDebouncedValue(wanted, TYPING_MS);
  const pages = useQuery(PlaylistsQuery, { variables: { first: PLAYLISTS_PER_PAGE } });
  const lookup = useQuery(FindPlaylistsQuery, { variables: { nameOrId: asked }, skip: asked === '' });
  const connection = pages.data?.playlists;
  const loaded = connection?.edges.map(({ node }) => node) ?? [];
  const answer = wanted === asked ? lookup.data?.findPlaylists : undefined;
  const like = loaded.filter(({ name }) => isLike(name, wanted));
  const nearest = answer?.nearest ?? [];
  const named = uniqueById([
    ...(answer?.matches ?? []),
    ...like,
    ...nearest.filter(({ name }) => isLike(name, wanted)),
  ]);
  const found = named.length > 0 ? named : nearest;
  return {
    playlists: wanted === '' ? loaded : found,
    total: connection?.totalCount ?? 0,
    ready: connection !== undefined,
    error: connection ? undefined : pages.error,
    searching: wanted !== asked || lookup.loading,
    hasMore: wanted === '' && (connection?.pageInfo.hasNextPage ?? false),
    loadingMore: pages.loading,
    loadMore: () => void pages.fetchMore({ variables: { after: connection?.pageInfo.endCursor } }),
    retry: () => void pages.refetch(),
  };
}
