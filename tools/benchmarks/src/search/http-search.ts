import { LISTENER_SCOPES } from '@curator/contracts';
import { createHttpServer, listen, type Pool } from '@curator/service-kit';
import { serveCatalog } from '../../../../services/catalog/src/catalog-server.ts';
import { LISTENER } from './invented-songs.ts';
import type { Query } from './query-list.ts';
import { logger } from './song-library.ts';

const DOCUMENT = `query ($query: String, $filter: TrackFilter) { searchTracks(query: $query, filter: $filter, first: 20) {
  totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id title artists album releaseDate popularity genres } } } }`;

export interface HttpSearch extends AsyncDisposable {
  ask: (query: Query) => Promise<void>;
}

/** The catalog as a service, over the same database; who asks is not proved, which costs the least here. */
export async function overHttp(pool: Pool): Promise<HttpSearch> {
  await using stack = new AsyncDisposableStack();
  const server = createHttpServer({ logger, readiness: {} });
  const caller = { subject: LISTENER, scopes: new Set(LISTENER_SCOPES), expiresAt: Number.POSITIVE_INFINITY };
  await serveCatalog({ server, pool, verifyToken: async () => caller, logger, limitBytes: 1 }, stack);
  const port = await listen(server, { host: '127.0.0.1', port: 0 }, stack);
  const kept = stack.move();
  return {
    async ask({ query, filter }) {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer of the benchmark' },
        body: JSON.stringify({ query: DOCUMENT, variables: { query, filter } }),
      });
      const { errors } = (await response.json()) as { errors?: unknown };
      if (errors) throw new Error(`The search for ${query} failed: ${JSON.stringify(errors)}`);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
