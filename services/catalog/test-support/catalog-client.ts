import type { Scope } from '@curator/contracts';
import { type CatalogService, testToken } from './catalog-service.ts';

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export interface ImportAnswer {
  status: number;
  id?: string;
  code?: string;
  message?: string;
}

export interface CatalogClient {
  url: string;
  token: string;
  /** Data of a query that must succeed. */
  query<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Whatever is answered. */
  ask(document: string, variables?: Record<string, unknown>): Promise<Answer>;
  import(
    fileName: string,
    body: NonNullable<RequestInit['body']>,
    options?: Record<string, string>,
  ): Promise<ImportAnswer>;
}

/** Talks to a catalog as somebody. */
export function catalogClient({ url }: CatalogService, subject: string, scopes?: readonly Scope[]): CatalogClient {
  const token = testToken(subject, scopes);
  const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    const headers = { authorization: token, 'content-type': 'application/json' };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return {
    url,
    token,
    ask,
    async query<Data>(document: string, variables?: Record<string, unknown>) {
      const { data, errors } = await ask(document, variables);
      if (errors || !data) throw new Error(`The query failed: ${JSON.stringify(errors)}`);
      return data as Data;
    },
    async import(fileName, body, options = {}) {
      const parameters = new URLSearchParams({ fileName, ...options });
      const headers = { authorization: token, 'content-type': 'text/csv' };
      const response = await fetch(`${url}/imports?${parameters}`, { method: 'POST', headers, body, duplex: 'half' });
      const answer = (await response.json()) as { id?: string; errors?: Answer['errors'] };
      const [error] = answer.errors ?? [];
      return {
        status: response.status,
        ...(answer.id !== undefined && { id: answer.id }),
        ...(error && { code: error.extensions?.code ?? '', message: error.message }),
      };
    },
  };
}
