import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { CatalogClient } from './catalog-client.ts';

export interface ImportEvent {
  state: string;
  phase: string;
  revision: number;
  bytesRead: number;
  bytesTotal: number | null;
  rowsRead: number;
  searchableAt: string | null;
}

const DOCUMENT = `subscription ($id: ID!) { importProgress(id: $id) {
  state phase revision bytesRead bytesTotal rowsRead searchableAt
} }`;

/** Events of an import, from when it is known to when it has ended. */
export async function* watchProgress(client: CatalogClient, id: string): AsyncGenerator<ImportEvent> {
  const known = () => client.query<{ import: object | null }>('query ($id: ID!) { import(id: $id) { id } }', { id });
  while ((await known()).import === null);
  yield* subscribeProgress(client, id);
}

/** Events of an import that may not have begun yet. */
export async function* subscribeProgress(client: CatalogClient, id: string): AsyncGenerator<ImportEvent> {
  const socket = createClient({
    url: `${client.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { token: client.token.replace('Bearer ', '') },
  });
  try {
    for await (const { data, errors } of socket.iterate<{ importProgress: ImportEvent }>({
      query: DOCUMENT,
      variables: { id },
    })) {
      if (!data) throw new Error(`The subscription failed: ${JSON.stringify(errors)}`);
      yield data.importProgress;
    }
  } finally {
    await socket.dispose();
  }
}
