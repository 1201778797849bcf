import {
  createHttpServer,
  createLogger,
  createPool,
  createTokenVerifier,
  listen,
  migrate,
  poolAnswers,
  runService,
} from '@curator/service-kit';
import { serveCatalog } from './catalog-server.ts';
import { readEnv } from './env.ts';
import { prepareProviders } from './features/prepare-providers.ts';
import { configuredProviders } from './features/providers/configured-providers.ts';
import { startRefreshRunner } from './features/refresh/refresh-runner.ts';
import { rekeyTracks } from './identity/rekey.ts';
import { failInterruptedImports } from './imports/interrupted-imports.ts';
import { keepIndexed } from './search/keep-indexed.ts';
import { forgetExpiredUploads } from './uploads/expiry.ts';

const env = readEnv();
const logger = createLogger('catalog', env.LOG_LEVEL);
const providers = configuredProviders(env);

await runService(logger, async (stack) => {
  await migrate(env.DATABASE_URL, new URL('../prisma/migrations/', import.meta.url), logger);
  const pool = createPool({ connectionString: env.DATABASE_URL, applicationName: 'catalog', logger }, stack);
  await rekeyTracks(pool, logger);
  const interrupted = await failInterruptedImports(pool);
  if (interrupted > 0) logger.warn({ imports: interrupted }, 'imports of a process that is gone were failed');
  await prepareProviders(pool, providers);
  startRefreshRunner({ connectionString: env.DATABASE_URL, pool, providers, logger }, stack);

  keepIndexed(pool, logger, stack);

  const server = createHttpServer({ logger, readiness: { postgres: () => poolAnswers(pool) } });
  const verifyToken = createTokenVerifier({ jwksUrl: env.JWKS_URL, audience: 'catalog' });
  await serveCatalog({ server, pool, verifyToken, logger, limitBytes: env.IMPORT_LIMIT_BYTES, providers }, stack);
  forgetExpiredUploads(pool, logger, stack);
  await listen(server, { host: env.HOST, port: env.PORT }, stack);
});
