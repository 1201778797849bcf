import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** Pages of a list grow into one list. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          playlists: relayStylePagination(),
          searchTracks: relayStylePagination(['query', 'filter']),
        },
      },
      Playlist: { fields: { tracks: relayStylePagination() } },
      Taste: { fields: { recommendations: relayStylePagination(), jobs: { merge: false } } },
      TrainingJob: { fields: { cells: { merge: false } } },
      Catalogue: { keyFields: [] },
    },
  });
}
