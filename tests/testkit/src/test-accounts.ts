import { randomBytes, randomInt } from 'node:crypto';
import { type ApiClient, type Platform, saveAccount, signIn } from '@curator/platform';
import { request } from 'undici';

export interface TestListener {
  id: string;
  name: string;
  email: string;
  password: string;
  client: ApiClient;
}

/** Makes accounts on a platform. */
export interface TestAccounts {
  /** Signs a new listener up, by the same way as the page does. */
  newListener: (name?: string) => Promise<TestListener>;
  /** An account that may load catalogues. */
  newOperator: () => Promise<TestListener>;
}

export function testAccounts(platform: Pick<Platform, 'url' | 'authEnv'>): TestAccounts {
  const { url } = platform;
  return {
    async newListener(name = 'Listener') {
      const account = newAccount(name);
      await signUp(url, account);
      return signedIn(url, account);
    },
    async newOperator() {
      const account = newAccount('Operator');
      await saveAccount(platform, { ...account, operator: true });
      return signedIn(url, account);
    },
  };
}

type Account = ReturnType<typeof newAccount>;

function newAccount(name: string) {
  const unique = randomBytes(6).toString('hex');
  const email = `${name.toLowerCase().replaceAll(/\W/g, '-')}-${unique}@example.com`;
  // Everybody comes from an address of their own: sign-ups from one are limited.
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
  return { name, email, password: `password-${unique}`, address };
}

async function signUp(url: string, { address, ...account }: Account): Promise<void> {
  const { statusCode, body } = await request(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': address },
    body: JSON.stringify(account),
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`Signing up answered ${statusCode}: ${text}`);
}

async function signedIn(url: string, { address, ...account }: Account): Promise<TestListener> {
  const client = await signIn(url, account.email, account.password, { 'x-forwarded-for': address });
  if (!client) throw new Error(`${account.email} cannot sign in`);
  const { me } = await client.run<{ me: { id: string } }>('{ me { id } }');
  return { ...account, id: me.id, client };
}
