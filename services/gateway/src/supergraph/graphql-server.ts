import type { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { formatError, type HttpServer, type Logger } from '@curator/service-kit';
import { credentialOf } from '../identity/credential.ts';
import { type GatewayContext, identify } from '../identity/gateway-context.ts';
import type { FindTokens } from '../identity/token-cache.ts';
import { createLimits, MAX_TOKENS } from './limits.ts';
import { costProblem } from './query-cost.ts';

export interface GraphqlOptions {
  server: HttpServer;
  gateway: ApolloGateway;
  findTokens: FindTokens;
  logger: Logger;
}

const limitCost: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operationName, request }) => {
      const problem = costProblem({ schema, document, operationName, variables: request.variables });
      if (problem) throw problem;
    },
  }),
};

/** Queries and mutations at `POST /graphql`. */
export async function serveGraphql(
  { server, gateway, findTokens, logger }: GraphqlOptions,
  stack: AsyncDisposableStack,
) {
  const { plugins, validationRules, ...limits } = createLimits();
  const apollo = new ApolloServer<GatewayContext>({
    ...limits,
    gateway,
    logger,
    validationRules,
    parseOptions: { maxTokens: MAX_TOKENS },
    // Anonymous operations never reach it.
    introspection: true,
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    plugins: [...(plugins as ApolloServerPlugin<GatewayContext>[]), limitCost, ApolloServerPluginLandingPageDisabled()],
    formatError: (formatted, error) => formatError(formatted, error, logger),
  });
  await apollo.start();
  stack.defer(() => apollo.stop());
  server.post(
    '/graphql',
    fastifyApolloHandler(apollo, {
      context: async ({ headers, id }) => ({
        identity: await identify(credentialOf(headers), findTokens),
        requestId: id,
      }),
    }),
  );
}
