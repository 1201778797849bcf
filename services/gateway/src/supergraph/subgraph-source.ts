import { type GraphQLDataSourceProcessOptions, RemoteGraphQLDataSource } from '@apollo/gateway';
import type { Audience } from '@curator/contracts';
import { serviceUnavailable } from '@curator/service-kit';
import { type Agent, fetch, type RequestInit } from 'undici';
import type { GatewayContext } from '../identity/gateway-context.ts';

const TIMEOUT_MS = 15_000;

/** Calls one subgraph with the caller's token for it; a part that is away is said to be so. */
export class SubgraphSource extends RemoteGraphQLDataSource<GatewayContext> {
  readonly #audience: Audience;

  constructor(audience: Audience, url: string, connections: Agent) {
    super({ url, apq: false, fetcher: createFetcher(audience, connections) });
    this.#audience = audience;
  }

  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<GatewayContext>): void {
    const token = context.identity?.tokens[this.#audience];
    if (token !== undefined) request.http?.headers.set('authorization', `Bearer ${token}`);
    if (context.requestId) request.http?.headers.set('x-request-id', context.requestId);
  }
}

function createFetcher(audience: Audience, connections: Agent): RemoteGraphQLDataSource['fetcher'] {
  return async (url, init) => {
    try {
      const options = { ...init, dispatcher: connections, signal: AbortSignal.timeout(TIMEOUT_MS) } as RequestInit;
      const response: unknown = await fetch(url, options);
      if ((response as Response).status === 503) throw new Error('it says that it cannot answer');
      return response as Awaited<ReturnType<RemoteGraphQLDataSource['fetcher']>>;
    } catch (error) {
      throw serviceUnavailable(`The part called ${audience} cannot be reached just now. Try again in a moment.`, error);
    }
  };
}
