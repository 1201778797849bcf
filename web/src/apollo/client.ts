import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient as createSocketClient } from 'graphql-ws';
import { createCache } from './cache.ts';
import { isUnauthenticated } from './problem.ts';

const KEEP_ALIVE_MS = 10_000;
const LONGEST_PAUSE_MS = 8_000;
/** Close codes of a sign-in that is no longer valid. */
const REFUSED = new Set([4401, 4403]);

/** @param onSignInEnded called when the gateway no longer knows who this is. */
export function createClient(onSignInEnded: () => void): ApolloClient {
  const socket = createSocketClient({
    url: `${window.location.origin.replace(/^http/, 'ws')}/graphql`,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (attempt) => pause(Math.min(LONGEST_PAUSE_MS, 250 * 2 ** attempt) * (0.5 + Math.random() / 2)),
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
