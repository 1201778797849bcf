import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient as createSocketClient } from 'graphql-ws';
import { createCache } from './cache.ts';
import type { Connection } from './connection.tsx';
import { isUnauthenticated } from './problem.ts';

const KEEP_ALIVE_MS = 10_000;
const LONGEST_PAUSE_MS = 4_000;
const CLOSED_NORMALLY = 1000;
/** Close codes of a sign-in that is no longer valid. */
const REFUSED = new Set([4401, 4403]);

export interface ClientOptions {
  /** Told whether the socket holds. */
  connection: Connection;
  /** Called when the gateway no longer knows who this is. */
  onSignInEnded: () => void;
}

export function createClient({ connection, onSignInEnded }: ClientOptions): ApolloClient {
  const socket = createSocketClient({
    url: `${window.location.origin.replace(/^http/, 'ws')}/graphql`,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (attempt) => pause(Math.min(LONGEST_PAUSE_MS, 250 * 2 ** attempt) * (0.5 + Math.random() / 2)),
    on: {
      connected: () => connection.set(true),
      closed: (event) => connection.set((event as CloseEvent).code === CLOSED_NORMALLY),
    },
    shouldRetry: (reason) => {
      const refused = reason instanceof CloseEvent && REFUSED.has(reason.code);
      if (refused) onSignInEnded();
      return !refused;
    },
  });
  const watchForSignIn = new ErrorLink(({ error }) => {
    if (isUnauthenticated(error)) onSignInEnded();
  });
  const transport = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
  );
  return new ApolloClient({
    link: ApolloLink.from([watchForSignIn, transport]),
    cache: createCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
