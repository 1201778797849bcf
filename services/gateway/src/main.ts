import { readFile } from 'node:fs/promises';
import { createHttpServer, createLogger, listen, requestTokens, runService } from '@curator/service-kit';
import { Agent } from 'undici';
import { readEnv } from './env.ts';
import { addAccountProxy } from './http/account-proxy.ts';
import { addFileProxy } from './http/file-proxy.ts';
import { refuseForeignOrigins } from './http/foreign-origin.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { addWebFiles } from './http/web-files.ts';
import { createTokenCache } from './identity/token-cache.ts';
import { SubscriptionPlanner } from './subscriptions/subscription-planner.ts';
import { serveSubscriptions } from './subscriptions/subscription-server.ts';
import { serveGraphql } from './supergraph/graphql-server.ts';
import { createGateway, createSubgraphs } from './supergraph/supergraph-gateway.ts';

const env = readEnv();
const logger = createLogger('gateway', env.LOG_LEVEL);

await runService(logger, async (stack) => {
  const connections = new Agent({ keepAliveTimeout: 30_000, connections: 64 });
  stack.defer(() => connections.close());
  const subgraphs = createSubgraphs(
    { auth: env.AUTH_URL, catalog: env.CATALOG_URL, trainer: env.TRAINER_URL },
    connections,
  );
  const findTokens = createTokenCache((credential) =>
    requestTokens({ authUrl: env.AUTH_URL, service: 'gateway', secret: env.GATEWAY_SECRET }, credential),
  );
  const supergraph = await readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8');
  const gateway = createGateway(supergraph, subgraphs, logger);
  let planner = new SubscriptionPlanner(supergraph);
  gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => {
    if (coreSupergraphSdl !== supergraph) planner = new SubscriptionPlanner(coreSupergraphSdl);
  });

  const server = createHttpServer({ logger, readiness: {}, trustProxy: env.TRUST_PROXY, metrics: false });
  const { PUBLIC_URL: publicUrl } = env;
  await addSecurityHeaders(server, publicUrl);
  refuseForeignOrigins(server, publicUrl);
  await serveGraphql({ server, gateway, findTokens, logger }, stack);
  serveSubscriptions({ server, planner: () => planner, subgraphs, findTokens, publicUrl, logger });
  await addAccountProxy(server, env.AUTH_URL);
  await addFileProxy(server, { catalogUrl: env.CATALOG_URL, findTokens, connections });
  if (env.WEB_FOLDER) await addWebFiles(server, { folder: env.WEB_FOLDER, graphiql: env.GRAPHIQL });
  await listen(server, { host: env.HOST, port: env.PORT }, stack);
});
