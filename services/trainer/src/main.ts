import {
  connectNats,
  createHttpServer,
  createLogger,
  createPool,
  createSubgraphSchema,
  createTokenVerifier,
  listen,
  migrate,
  poolAnswers,
  runService,
  serveSubgraph,
  serviceToken,
} from '@curator/service-kit';
import { createCatalogClient } from './catalog/catalog-client.ts';
import { createCatalogue } from './catalog/catalogue.ts';
import { contextFactory } from './context.ts';
import { createDatabase } from './database.ts';
import { startDispatcher } from './dispatch/dispatcher.ts';
import { createShardQueue } from './dispatch/shard-queue.ts';
import { countWorkerSlots } from './dispatch/worker-slots.ts';
import { readApiEnv } from './env.ts';
import { createForestReader } from './models/trained-forests.ts';
import { createProgressHub } from './progress/progress-hub.ts';
import { createRanker } from './recommendations/rank-catalogue.ts';
import { createRankings } from './recommendations/rankings.ts';
import { resolvers } from './resolvers/resolvers.ts';

const env = readApiEnv();
const logger = createLogger('trainer', env.LOG_LEVEL);

await runService(logger, async (stack) => {
  await migrate(env.DATABASE_URL, new URL('../prisma/migrations/', import.meta.url), logger);
  const pool = createPool({ connectionString: env.DATABASE_URL, applicationName: 'trainer', logger }, stack);
  const database = createDatabase(pool, stack);
  const nats = await connectNats(
    { servers: env.NATS_URL, user: env.NATS_USER, password: env.NATS_PASSWORD, name: 'trainer', logger },
    stack,
  );

  const token = serviceToken({ authUrl: env.AUTH_URL, service: 'trainer', secret: env.TRAINER_SECRET }, 'catalog');
  const catalog = createCatalogClient(env.CATALOG_URL, token);
  const readCatalogue = createCatalogue(catalog, logger);
  const readForest = createForestReader(database);
  const rankings = createRankings({ pool, readCatalogue, readForest, rank: createRanker() });
  const watchProgress = createProgressHub({ nats, database, logger }, stack);

  startDispatcher(
    {
      connectionString: env.DATABASE_URL,
      pool,
      queue: await createShardQueue(nats, { ackWaitMs: env.ACK_WAIT_MS, replicas: env.NATS_REPLICAS }),
      slots: countWorkerSlots(nats, logger),
      ackWaitMs: env.ACK_WAIT_MS,
      logger,
    },
    stack,
  );

  const readiness = { postgres: () => poolAnswers(pool), nats: async () => !nats.isClosed() };
  const server = createHttpServer({ logger, readiness });
  const services = { pool, database, nats, catalog, readCatalogue, readForest, rankings, watchProgress };
  await serveSubgraph(
    {
      server,
      schema: createSubgraphSchema(new URL('../schema.graphql', import.meta.url), resolvers),
      verifyToken: createTokenVerifier({ jwksUrl: env.JWKS_URL, audience: 'trainer' }),
      createContext: contextFactory(services),
      logger,
    },
    stack,
  );
  await listen(server, { host: env.HOST, port: env.PORT }, stack);
});
