import path from 'node:path';
import { request } from 'undici';
import { type NewAccount, saveAccount } from './accounts.ts';
import { type ApiClient, signIn } from './api-client.ts';
import { type KeptSessions, keptSessions } from './kept-sessions.ts';
import type { Platform } from './platform.ts';

export const LISTENER_EMAIL = 'listener@curator.local';
const OPERATOR_EMAIL = 'operator@curator.local';

/** A link that opens the page signed in as this listener: once, and for half an hour. */
export async function signInLink({ url, services }: Platform, { headers }: ApiClient): Promise<string> {
  const answer = await request(`${services.get('auth')?.url}/api/auth/one-time-token/generate`, { headers });
  const { token } = (await answer.body.json()) as { token: string };
  return `${url}/welcome#${token}`;
}

/** Clients of the two accounts of a local platform; the accounts are made at first. */
export async function signInDemo(platform: Platform): Promise<{ listener: ApiClient; operator: ApiClient }> {
  const { listenerPassword, operatorPassword } = platform.secrets;
  const sessions = await keptSessions(path.join(platform.home, 'sessions.json'));
  // One after the other: both are kept in one file.
  const listener = await enter(platform, sessions, {
    email: LISTENER_EMAIL,
    name: 'Demo listener',
    password: listenerPassword,
  });
  const operator = await enter(platform, sessions, {
    email: OPERATOR_EMAIL,
    name: 'Local operator',
    password: operatorPassword,
    operator: true,
  });
  return { listener, operator };
}

async function enter(platform: Platform, sessions: KeptSessions, account: NewAccount): Promise<ApiClient> {
  const { email } = account;
  const kept = await sessions.client(platform.url, email);
  if (kept) return kept;
  const client = await signInOrCreate(platform, account);
  await sessions.keep(email, client);
  return client;
}

async function signInOrCreate(platform: Platform, account: NewAccount): Promise<ApiClient> {
  const known = await signIn(platform.url, account.email, account.password);
  if (known) return known;
  await saveAccount(platform, account);
  const created = await signIn(platform.url, account.email, account.password);
  if (!created) throw new Error(`The account ${account.email} was made, but cannot sign in`);
  return created;
}
