import { randomUUID } from 'node:crypto';
import { execute, type GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { CallerContext } from './access.ts';
import type { Caller } from './caller.ts';
import { subscribePerEvent } from './event-execution.ts';
import { formatError } from './graphql-errors.ts';
import type { SubgraphOptions } from './subgraph-server.ts';
import { closeSocketsFirst, upgradeAt } from './websocket-upgrade.ts';

/** `connection_init` and every later `ping` carry an internal token; the connection ends when the newest one does. */
const tokenPayloadSchema = z.object({ token: z.string() });
const MAX_MESSAGE_BYTES = 65_536;
/** A ping that crosses the end of its predecessor's token is not punished. */
const GRACE_MS = 2_000;

interface Connection extends Record<PropertyKey, unknown> {
  caller: Caller;
  expiry: NodeJS.Timeout;
}
type ConnectionExtra = Extra & Partial<Connection>;

/** Serves subscriptions to the gateway, as a part of `serveSubgraph`. */
export function serveSubscriptions<Context extends CallerContext>({
  server,
  schema,
  verifyToken,
  createContext,
  logger,
}: SubgraphOptions<Context>): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const authenticate = async (payload: unknown): Promise<Caller | undefined> => {
    const { data } = tokenPayloadSchema.safeParse(payload);
    return data && verifyToken(`Bearer ${data.token}`).catch(() => undefined);
  };
  const handle = useServer<Record<string, unknown>, Connection>(
    {
      schema,
      execute,
      subscribe: subscribePerEvent,
      onConnect: async ({ connectionParams, extra }) => {
        const caller = await authenticate(connectionParams);
        if (!caller || extra.socket.readyState !== extra.socket.OPEN) return false;
        admit(extra, caller);
        return true;
      },
      onPing: async ({ extra, acknowledged }, payload) => {
        const caller = acknowledged ? await authenticate(payload) : undefined;
        if (caller) admit(extra, caller);
      },
      context:
        ({ extra }) =>
        () =>
          createContext({ caller: callerOf(extra), requestId: randomUUID() }),
      onClose: ({ extra }) => clearTimeout(extra.expiry),
      onError: (_context, _id, _payload, errors) => errors.map(mask),
      onNext: (_context, _id, _payload, _args, { errors, ...result }) => ({
        ...result,
        ...(errors && { errors: errors.map(mask) }),
      }),
    },
    sockets,
  );
  closeSocketsFirst(server, sockets, handle);
  upgradeAt(server, '/graphql', sockets);

  function mask(error: GraphQLError) {
    return formatError(error.toJSON(), error, logger);
  }
}

function admit(extra: ConnectionExtra, caller: Caller): void {
  if (extra.caller !== undefined && extra.caller.subject !== caller.subject) {
    extra.socket.close(CloseCode.Forbidden, 'Forbidden');
    return;
  }
  clearTimeout(extra.expiry);
  extra.caller = caller;
  const leftMs = caller.expiresAt + GRACE_MS - Date.now();
  extra.expiry = setTimeout(() => extra.socket.close(CloseCode.Forbidden, 'The token has ended'), leftMs);
}

function callerOf({ caller }: ConnectionExtra): Caller {
  if (caller === undefined) throw new Error('The connection has not been admitted');
  return caller;
}
