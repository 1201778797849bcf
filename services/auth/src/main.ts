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
} from '@curator/service-kit';
import { addAccountRoutes } from './accounts/account-routes.ts';
import { ACCOUNT_ROUTES, createAccounts } from './accounts/better-auth.ts';
import { contextFactory } from './context.ts';
import { createDatabase } from './database.ts';
import { readEnv } from './env.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { createTokenExchange } from './tokens/exchange.ts';
import { createSigner } from './tokens/signer.ts';
import { addTokenRoute } from './tokens/token-route.ts';

const env = readEnv();
const logger = createLogger('auth', env.LOG_LEVEL);

await runService(logger, async (stack) => {
  await migrate(env.DATABASE_URL, new URL('../prisma/migrations/', import.meta.url), logger);
  const pool = createPool({ connectionString: env.DATABASE_URL, applicationName: 'auth', logger }, stack);
  const database = createDatabase(pool, stack);
  const accounts = createAccounts({ database, secret: env.AUTH_SECRET, publicUrl: env.PUBLIC_URL, logger });
  const sign = createSigner(accounts);

  const server = createHttpServer({ logger, readiness: { postgres: () => poolAnswers(pool) } });
  addTokenRoute(
    server,
    { gateway: env.GATEWAY_SECRET, trainer: env.TRAINER_SECRET },
    createTokenExchange(accounts, sign),
  );
  addAccountRoutes(server, accounts);
  const options = {
    server,
    schema: createSubgraphSchema(new URL('../schema.graphql', import.meta.url), resolvers),
    verifyToken: createTokenVerifier({
      jwksUrl: `http://${env.HOST}:${env.PORT}${ACCOUNT_ROUTES}/jwks`,
      audience: 'auth',
    }),
    createContext: contextFactory(accounts, database),
    logger,
  };
  await serveSubgraph(options, stack);
  await listen(server, { host: env.HOST, port: env.PORT }, stack);
});
