import { createHash, randomBytes } from 'node:crypto';
import type { FakeSpotify } from './fake-spotify.ts';

export const CLIENT_ID = 'app-under-test';
export const REDIRECT_URI = 'http://127.0.0.1:4000/callback';

export interface Answer {
  status: number;
  /** Parsed where it is JSON, text where it is not. */
  body: unknown;
  headers: Headers;
}

/** Asks the API with a token, and reads whatever comes. */
export async function ask(spotify: FakeSpotify, token: string, line: string, json?: unknown): Promise<Answer> {
  const [method = '', path = ''] = line.split(' ');
  const headers = { authorization: `Bearer ${token}`, ...(json ? { 'content-type': 'application/json' } : {}) };
  return read(await fetch(spotify.apiUrl + path, { method, headers, body: json ? JSON.stringify(json) : undefined }));
}

/** Status, headers and body of an answer. */
export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** A verifier and its challenge, RFC 7636. */
export function pkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(48).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Comes to `/authorize` with a right question, changed as said, and does not follow where it leads. */
export function authorize(spotify: FakeSpotify, different: Record<string, string> = {}): Promise<Response> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    scope: 'user-library-read playlist-read-private',
    state: 'of mind',
    code_challenge_method: 'S256',
    code_challenge: pkce().challenge,
    ...different,
  });
  return fetch(`${spotify.accountsUrl}/authorize?${query}`, { redirect: 'manual' });
}

/** Asks for tokens. */
export async function askTokens(spotify: FakeSpotify, form: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams({ client_id: CLIENT_ID, ...form });
  return read(await fetch(`${spotify.accountsUrl}/api/token`, { method: 'POST', body }));
}
