import type { GraphiQL } from 'graphiql';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import type { ComponentProps } from 'react';

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];

/** Queries and mutations over HTTP, subscriptions over the socket, as the account that is signed in in this browser. */
export function createFetcher(): Fetcher {
  const socket = createClient({ url: `${window.location.origin.replace(/^http/, 'ws')}/graphql`, retryAttempts: 3 });
  return async ({ query, operationName, variables }, options) => {
    const payload = { query, operationName, variables: variables as Record<string, unknown> | undefined };
    if (getOperationAST(parse(query), operationName)?.operation === 'subscription') return socket.iterate(payload);
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...options?.headers },
      body: JSON.stringify(payload),
    });
    return answer.json();
  };
}
