import {
  createSubgraphSchema,
  type HttpServer,
  type Logger,
  type Pool,
  serveSubgraph,
  type VerifyToken,
} from '@curator/service-kit';
import { contextFactory } from './context.ts';
import { createDatabase } from './database.ts';
import { type FeatureProviders, NO_PROVIDERS } from './features/providers/configured-providers.ts';
import { addFeedRoutes } from './feeds/feed-routes.ts';
import { addImportRoute } from './imports/import-route.ts';
import { createReadingThreads } from './imports/reading-threads.ts';
import { addRowsRoute } from './imports/rows-route.ts';
import { addPlaylistExport } from './playlists/export-route.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { addUploadsRoute } from './uploads/uploads-route.ts';

export interface CatalogServerOptions {
  server: HttpServer;
  pool: Pool;
  verifyToken: VerifyToken;
  logger: Logger;
  /** Largest file that can be imported. */
  limitBytes: number;
  /** How long a sender of a file may say nothing. */
  silenceMs?: number;
  /** Who can be asked for features; nobody where left out. */
  providers?: FeatureProviders;
}

/** Everything that the catalog answers: the subgraph, imports, and the trainer's feeds. */
export async function serveCatalog(options: CatalogServerOptions, stack: AsyncDisposableStack): Promise<void> {
  const { server, pool, verifyToken, logger } = options;
  addImportRoute(server, { ...options, threads: createReadingThreads(stack) });
  addRowsRoute(server, pool, verifyToken);
  addUploadsRoute(server, options);
  addPlaylistExport(server, pool, verifyToken);
  addFeedRoutes(server, pool, verifyToken);
  const schema = createSubgraphSchema(new URL('../schema.graphql', import.meta.url), resolvers);
  const createContext = contextFactory(pool, createDatabase(pool, stack), options.providers ?? NO_PROVIDERS);
  await serveSubgraph({ server, schema, verifyToken, createContext, logger }, stack);
}
