import { graphql } from '../gql/index.ts';

/** The listener's own playlists first, then the catalogue's. */
export const PlaylistsQuery = graphql(`
  query Playlists($first: Int!, $after: String) {
    playlists(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          name
          own
          ...PlaylistItem_playlist
          ...PlaylistChoice_playlist
        }
      }
    }
  }
`);

export const FindPlaylistsQuery = graphql(`
  query FindPlaylists($nameOrId: String!) {
    findPlaylists(nameOrId: $nameOrId) {
      matches {
        id
        name
        own
        ...PlaylistItem_playlist
        ...PlaylistChoice_playlist
      }
      nearest {
        id
        name
        own
        ...PlaylistItem_playlist
        ...PlaylistChoice_playlist
      }
    }
  }
`);

export const PLAYLISTS_PER_PAGE = 25;
