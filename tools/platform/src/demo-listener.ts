import { request } from 'undici';
import { saveAccount } from './accounts.ts';
import { type ApiClient, signIn } from './api-client.ts';
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
  const [listener, operator] = await Promise.all([
    signInOrCreate(platform, { email: LISTENER_EMAIL, name: 'Demo listener', password: listenerPassword }),
    signInOrCreate(platform, {
      email: OPERATOR_EMAIL,
      name: 'Local operator',
      password: operatorPassword,
      operator: true,
    }),
  ]);
  return { listener, operator };
}

async function signInOrCreate(platform: Platform, account: Parameters<typeof saveAccount>[1]): Promise<ApiClient> {
  const known = await signIn(platform.url, account.email, account.password);
  if (known) return known;
  await saveAccount(platform, account);
  const created = await signIn(platform.url, account.email, account.password);
  if (!created) throw new Error(`The account ${account.email} was made, but cannot sign in`);
  return created;
}
