import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { CallerContext } from './access.ts';
import { type Caller, InvalidTokenError, KeysUnavailableError, type VerifyToken } from './caller.ts';
import { formatError } from './graphql-errors.ts';
import type { HttpServer } from './http-server.ts';
import type { Logger } from './logger.ts';
import { serveSubscriptions } from './subscription-server.ts';

export interface RequestIdentity {
  readonly caller: Caller;
  readonly requestId: string;
}

export interface SubgraphOptions<Context extends CallerContext> {
  server: HttpServer;
  schema: GraphQLSchema;
  verifyToken: VerifyToken;
  /** Called once for each HTTP request or subscription event: loaders in it live that long. */
  createContext: (identity: RequestIdentity) => Context;
  logger: Logger;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireCaller`. */
    caller?: Caller;
  }
}

/** A hook that answers 401 unless the request carries a valid internal token; then `request.caller` is set. */
export function requireCaller(verifyToken: VerifyToken) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      request.caller = await verifyToken(request.headers.authorization);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      if (refusal.status === 503) request.log.warn({ err: error }, 'a token could not be checked');
      await reply
        .code(refusal.status)
        .send({ errors: [{ message: refusal.message, extensions: { code: refusal.code } }] });
    }
  };
}

function refusalOf(error: unknown): { status: number; code: string; message: string } | undefined {
  if (error instanceof InvalidTokenError) return { status: 401, code: 'UNAUTHENTICATED', message: error.message };
  if (error instanceof KeysUnavailableError)
    return { status: 503, code: 'SERVICE_UNAVAILABLE', message: error.message };
  return undefined;
}

/** The caller that `requireCaller` has put on the request. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === undefined) throw new Error('requireCaller has not run for this route');
  return request.caller;
}

/** Serves a subgraph at `/graphql`: POST for queries and mutations, graphql-transport-ws for subscriptions. */
export async function serveSubgraph<Context extends CallerContext>(
  options: SubgraphOptions<Context>,
  stack: AsyncDisposableStack,
): Promise<void> {
  const { server, schema, verifyToken, createContext, logger } = options;
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger,
    plugins: [ApolloServerPluginLandingPageDisabled()],
    formatError: (formatted, error) => formatError(formatted, error, logger),
  });
  await apollo.start();
  stack.defer(() => apollo.stop());
  server.route({
    url: '/graphql',
    method: 'POST',
    onRequest: requireCaller(verifyToken),
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => createContext({ caller: callerOf(request), requestId: request.id }),
    }),
  });
  if (schema.getSubscriptionType()) serveSubscriptions(options);
}
