import { readFile, writeFile } from 'node:fs/promises';
import { type ApiClient, ApiError, apiClient } from './api-client.ts';

/** Session cookies by e-mail address, kept between starts: signing in is limited, and hashes a password each time. */
export interface KeptSessions {
  /** @returns undefined where there is none, or it is not valid any more */
  client: (url: string, email: string) => Promise<ApiClient | undefined>;
  keep: (email: string, client: ApiClient) => Promise<void>;
}

export async function keptSessions(file: string): Promise<KeptSessions> {
  const cookies = await read(file);
  return {
    async client(url, email) {
      const cookie = cookies[email];
      if (cookie === undefined) return undefined;
      const client = apiClient(url, { cookie });
      try {
        await client.run('{ me { id } }');
        return client;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') return undefined;
        throw error;
      }
    },
    async keep(email, { headers }) {
      cookies[email] = headers.cookie ?? '';
      await writeFile(file, `${JSON.stringify(cookies)}\n`, { mode: 0o600 });
    },
  };
}

async function read(file: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  } catch {
    return {}; // not there, or not ours: sign in anew
  }
}
