import { type Client, createClient } from 'graphql-ws';
import { request } from 'undici';
import { WebSocket } from 'ws';

/** The API answered with errors; `code` is the first one's. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

interface ApiAnswer {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** A client of the public API, as anybody could write one. */
export interface ApiClient extends AsyncDisposable {
  /** Runs a query or mutation. @throws ApiError */
  run: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>;
  /** Events of a subscription until it ends. @throws ApiError */
  subscribe: <Data>(query: string, variables?: Record<string, unknown>) => AsyncIterable<Data>;
  /** Sends a file; resolves with the import's id when it is in. @throws ApiError */
  importFile: (bytes: AsyncIterable<Uint8Array>, parameters: Record<string, string>) => Promise<string>;
  /** The headers that say who this is. */
  headers: Readonly<Record<string, string>>;
}

/**
 * Signs in with an e-mail address and a password.
 *
 * @param headers more headers for this request
 * @returns undefined where they are not accepted
 */
export async function signIn(
  url: string,
  email: string,
  password: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiClient | undefined> {
  const answer = await request(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  const text = await answer.body.text();
  if (answer.statusCode === 401) return undefined;
  if (answer.statusCode !== 200) throw new ApiError(`Signing in failed (${answer.statusCode}): ${text}`, 'SIGN_IN');
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]);
  return apiClient(url, { cookie: cookies.join('; ') });
}

/** A client that shows these headers: a cookie, or `authorization: Bearer <API key>`. */
export function apiClient(url: string, headers: Readonly<Record<string, string>>): ApiClient {
  let socket: Client | undefined;
  const openSocket = () => {
    socket ??= createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string | string[]) {
          super(address, protocols, { headers });
        }
      },
      retryAttempts: 0,
    });
    return socket;
  };
  return {
    headers,
    async run<Data>(query: string, variables: Record<string, unknown> = {}) {
      const answer = await request(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return dataOf((await answer.body.json()) as ApiAnswer) as Data;
    },
    async *subscribe<Data>(query: string, variables: Record<string, unknown> = {}) {
      try {
        for await (const event of openSocket().iterate({ query, variables })) yield dataOf(event as ApiAnswer) as Data;
      } catch (error) {
        throw Array.isArray(error) ? apiError(error) : error; // graphql-ws rejects with the list of errors
      }
    },
    async importFile(bytes, parameters) {
      const answer = await request(`${url}/imports?${new URLSearchParams(parameters)}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'text/csv' },
        body: bytes as never,
        bodyTimeout: 600_000,
        headersTimeout: 600_000,
      });
      const body = (await answer.body.json()) as ApiAnswer & { id?: string };
      if (body.errors || body.id === undefined) throw apiError(body.errors ?? []);
      return body.id;
    },
    async [Symbol.asyncDispose]() {
      await socket?.dispose();
    },
  };
}

function dataOf({ data, errors }: ApiAnswer): unknown {
  if (errors && errors.length > 0) throw apiError(errors);
  return data;
}

function apiError(errors: NonNullable<ApiAnswer['errors']>): ApiError {
  const message = errors.map((error) => error.message).join('\n') || 'The answer could not be understood.';
  return new ApiError(message, errors[0]?.extensions?.code ?? 'UNKNOWN');
}
