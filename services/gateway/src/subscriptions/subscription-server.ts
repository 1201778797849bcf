import { randomUUID } from 'node:crypto';
import { closeSocketsFirst, formatError, type HttpServer, type Logger, upgradeAt } from '@curator/service-kit';
import {
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { CloseCode, type SubscribePayload } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { apiKeyCredential, type Credential, comesFromElsewhere, credentialOf } from '../identity/credential.ts';
import { identify, lastingIdentity } from '../identity/gateway-context.ts';
import type { FindTokens } from '../identity/token-cache.ts';
import { createLimits, MAX_TOKENS } from '../supergraph/limits.ts';
import { costProblem } from '../supergraph/query-cost.ts';
import type { Subgraphs } from '../supergraph/supergraph-gateway.ts';
import type { SubscriptionPlanner } from './subscription-planner.ts';
import { subscriptionStream } from './subscription-stream.ts';

export interface SubscriptionServerOptions {
  server: HttpServer;
  /** The planner of the newest supergraph; a stream keeps the one it began with. */
  planner: () => SubscriptionPlanner;
  subgraphs: Subgraphs;
  findTokens: FindTokens;
  publicUrl: string;
  logger: Logger;
}

const MAX_MESSAGE_BYTES = 65_536;
const MAX_STREAMS_PER_CONNECTION = 20;
/** With the token cache's 4 s, a stream ends within 5 s of its credential. */
const RECHECK_MS = 1_000;

interface Connection extends Record<PropertyKey, unknown> {
  credential: Credential;
  recheck: NodeJS.Timeout;
  streams: Set<string>;
}
type ConnectionExtra = Extra & Partial<Connection>;

/** Federated subscriptions at `/graphql`, graphql-transport-ws. Queries and mutations go over HTTP. */
export function serveSubscriptions(options: SubscriptionServerOptions): void {
  const { server, planner, subgraphs, findTokens, publicUrl, logger } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const { validationRules } = createLimits();
  const mask = (error: GraphQLError) => formatError(error.toJSON(), error, logger);

  const handle = useServer<Record<string, unknown>, Connection>(
    {
      onConnect: async ({ extra, connectionParams }) => {
        const credential = apiKeyCredential(connectionParams?.apiKey) ?? credentialOf(extra.request.headers);
        if (!credential || !(await findTokens(credential))) return false;
        // Who has hung up meanwhile is not watched over: nobody would stop it.
        if (extra.socket.readyState !== extra.socket.OPEN) return false;
        admit(extra, credential, findTokens);
        return true;
      },
      onSubscribe: (context, id, payload) => {
        const streams = streamsOf(context.extra);
        if (streams.size >= MAX_STREAMS_PER_CONNECTION)
          return [limitReached(`A connection carries ${MAX_STREAMS_PER_CONNECTION} subscriptions; end one first.`)];
        const prepared = prepare(payload, planner(), validationRules);
        if (!Array.isArray(prepared)) streams.add(id);
        return prepared;
      },
      subscribe: (args) => runSubscription(args as PreparedArgs),
      context: (context) => context.extra,
      onComplete: ({ extra }, id) => void streamsOf(extra).delete(id),
      onClose: ({ extra }) => clearInterval(extra.recheck),
      onError: (_context, _id, _payload, errors) => errors.map(mask),
      onNext: (_context, _id, _payload, _args, { errors, ...result }) => ({
        ...result,
        ...(errors && { errors: errors.map(mask) }),
      }),
    },
    sockets,
  );
  closeSocketsFirst(server, sockets, handle);
  upgradeAt(server, '/graphql', sockets, ({ headers }) =>
    comesFromElsewhere(headers.origin, publicUrl) ? 403 : undefined,
  );

  function runSubscription({ prepared, contextValue }: PreparedArgs) {
    const { credential } = contextValue as ConnectionExtra;
    return subscriptionStream({
      ...prepared,
      subgraphs,
      requestId: randomUUID(),
      identity: lastingIdentity(() => identify(credential, findTokens)),
    });
  }
}

interface Prepared {
  plan: ReturnType<SubscriptionPlanner['plan']>;
  variables: Record<string, unknown>;
  document: string;
}
type PreparedArgs = ExecutionArgs & { prepared: Prepared };
type Rules = ReturnType<typeof createLimits>['validationRules'];

/** Parses, validates and plans. Whatever is wrong with the request comes back as GraphQL errors: throwing would cost the client its socket. */
function prepare(
  payload: SubscribePayload,
  planner: SubscriptionPlanner,
  limits: Rules,
): PreparedArgs | GraphQLError[] {
  const schema = planner.clientSchema;
  try {
    const document = parse(payload.query, { maxTokens: MAX_TOKENS });
    const errors = validate(schema, document, [...specifiedRules, ...limits]);
    if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    const operation = getOperationAST(document, payload.operationName);
    if (operation?.operation !== 'subscription')
      return [withCode(new GraphQLError('Only subscriptions go over this socket; POST the rest.'), 'BAD_REQUEST')];
    const { coerced, errors: wrong } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      payload.variables ?? {},
    );
    if (wrong) return wrong.map((error) => withCode(error, 'BAD_USER_INPUT'));
    const { operationName } = payload;
    const tooMuch = costProblem({ schema, document, operationName, variables: coerced });
    if (tooMuch) return [tooMuch];
    const plan = planner.plan(document, operationName ?? undefined);
    return { schema, document, prepared: { plan, variables: coerced, document: payload.query } };
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
    return [new GraphQLError('The subscription could not be planned.', { originalError: error as Error })];
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, path } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code } });
}

function limitReached(message: string): GraphQLError {
  return withCode(new GraphQLError(message), 'RATE_LIMITED');
}

function admit(extra: ConnectionExtra, credential: Credential, findTokens: FindTokens): void {
  extra.credential = credential;
  extra.recheck = setInterval(async () => {
    // Auth being away ends nothing by itself: the subgraphs end the streams when their tokens do.
    const valid = await findTokens(credential).catch(() => true);
    if (!valid) extra.socket.close(CloseCode.Forbidden, 'Forbidden');
  }, RECHECK_MS);
}

function streamsOf(extra: ConnectionExtra): Set<string> {
  extra.streams ??= new Set();
  return extra.streams;
}
