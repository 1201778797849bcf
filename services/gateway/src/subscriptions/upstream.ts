import { serviceUnavailable } from '@curator/service-kit';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { createClient, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { isUnavailable } from '../identity/gateway-context.ts';

export interface UpstreamOptions {
  /** URL of the subgraph, ws: or wss:. */
  url: string;
  payload: SubscribePayload;
  /** A token that is fresh whenever it is asked for. Rejects when the client may no longer be served. */
  token: () => Promise<string>;
  /** Name of the subgraph, for messages. */
  name: string;
}

/** Past this many waiting events the socket is not read: the subgraph then merges what is new into the next event. */
const MAX_WAITING = 8;
/** Tokens live for 60 s; the subgraph ends the stream when the newest one does. */
const RENEWAL_MS = 15_000;

/**
 * Events of one subscription of a subgraph. Not an async generator: return() must not wait behind a next() that may never come.
 * A connection that breaks ends the stream with SERVICE_UNAVAILABLE: the client subscribes again and gets a snapshot first.
 */
export function openUpstream({ url, payload, token, name }: UpstreamOptions): AsyncIterableIterator<ExecutionResult> {
  const waiting: ExecutionResult[] = [];
  let ended: { error?: unknown } | undefined;
  let wake = Promise.withResolvers<void>();
  let socket: WebSocket | undefined;
  let renewal: NodeJS.Timeout | undefined;

  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    connectionParams: async () => ({ token: await token() }),
    on: {
      opened: (opened) => {
        socket = opened as WebSocket;
        renewal = setInterval(() => void renew(), RENEWAL_MS);
      },
    },
  });
  const renew = async () => {
    try {
      socket?.send(JSON.stringify({ type: 'ping', payload: { token: await token() } }));
    } catch (error) {
      // Auth may be back before the newest token ends; if not, the subgraph ends the stream.
      if (!isUnavailable(error)) end({ error });
    }
  };
  const end = (how: { error?: unknown }) => {
    if (ended) return;
    ended = how;
    clearInterval(renewal);
    wake.resolve();
    void client.dispose();
  };
  client.subscribe(payload, {
    next: (result) => {
      waiting.push(result as ExecutionResult);
      if (waiting.length >= MAX_WAITING) socket?.pause();
      wake.resolve();
    },
    error: (error) => end({ error: upstreamError(error, name) }),
    complete: () => end({}),
  });

  const events: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      for (;;) {
        const value = waiting.shift();
        if (value) {
          if (socket?.isPaused && waiting.length === 0) socket.resume();
          return { done: false, value };
        }
        if (ended?.error) throw ended.error;
        if (ended) return { done: true, value: undefined };
        wake = Promise.withResolvers();
        await wake.promise;
      }
    },
    async return() {
      waiting.length = 0;
      end({});
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => events,
  };
  return events;
}

/** graphql-ws gives an array of GraphQL errors, a close event or an error of the network. */
function upstreamError(error: unknown, name: string): unknown {
  if (Array.isArray(error) && error.length > 0) {
    const [{ message, path, extensions }] = error;
    return new GraphQLError(message, { path, extensions });
  }
  return serviceUnavailable(`The part called ${name} went away. Subscribe again in a moment.`, error);
}
