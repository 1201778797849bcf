import {
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
import { startBroker } from './broker.ts';
import { createCatalogClient } from './catalog/catalog-client.ts';
import { createCatalogue } from './catalog/catalogue.ts';
import { contextFactory } from './context.ts';
import { createDatabase } from './database.ts';
import { readApiEnv } from './env.ts';
import { jobMetrics } from './jobs/job-metrics.ts';
import { createForestReader } from './models/trained-forests.ts';
import { createProgressHub } from './progress/progress-hub.ts';
import { createRanker } from './recommendations/rank-catalogue.ts';
import { createRankings } from './recommendations/rankings.ts';
import { resolvers } from './resolvers/resolvers.ts';

const env = readApiEnv();
const logger = createLogger('trainer', env.LOG_LEVEL);

await runService(logger, async (stack) => {
  await migrate(env.DATABASE_URL, new URL('../prisma/migrations/', import.meta.url), logger);
  const pool = createPool(
    { connectionString: env.DATABASE_URL, onlyShortStatements: true, applicationName: 'trainer', logger },
    stack,
  );
  const database = createDatabase(pool, stack);
  const token = serviceToken({ authUrl: env.AUTH_URL, service: 'trainer', secret: env.TRAINER_SECRET }, 'catalog');
  const catalog = createCatalogClient(env.CATALOG_URL, token);
  const readCatalogue = createCatalogue(catalog, logger);
  const readForest = createForestReader(database);
  const rankings = createRankings({ pool, readCatalogue, readForest, rank: createRanker() });
  const progress = createProgressHub({ database, logger }, stack);

  const nats = startBroker({ env, pool, progress, logger }, stack);

  // NATS is no condition: tastes, models and recommendations are served without it, and trainings wait in the database.
  const server = createHttpServer({
    logger,
    readiness: { postgres: () => poolAnswers(pool) },
    registry: jobMetrics(pool),
  });
  const services = {
    ...{ pool, database, nats, catalog, readCatalogue, readForest, rankings },
    watchProgress: progress.watch,
    limits: { tastes: env.MAX_TASTES, openTrainings: env.MAX_OPEN_TRAININGS, songs: env.MAX_TRAINING_SONGS },
  };
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
