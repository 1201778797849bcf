import { randomBytes } from 'node:crypto';
import {
  type ApiClient,
  type Platform,
  type PlatformOptions,
  saveAccount,
  scratchFolder,
  signIn,
  startPlatform,
} from '@curator/platform';
import { request } from 'undici';
import { natsProgram } from './servers.ts';

export interface TestListener {
  id: string;
  name: string;
  email: string;
  password: string;
  client: ApiClient;
}

/** The whole platform for tests, on free ports and in a folder that goes with it. */
export interface TestStack extends AsyncDisposable {
  platform: Platform;
  url: string;
  /** Signs a new listener up, by the same way as the page does. */
  newListener: (name?: string) => Promise<TestListener>;
  /** An account that may load catalogues. */
  newOperator: () => Promise<TestListener>;
}

export async function startStack(options: Partial<PlatformOptions> = {}): Promise<TestStack> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await scratchFolder('stack'));
  const platform = stack.use(
    await startPlatform({ home: folder.path, workers: 2, natsProgram: natsProgram(), durable: false, ...options }),
  );
  const kept = stack.move();
  const { url } = platform;
  return {
    platform,
    url,
    newListener: async (name = 'Listener') => {
      const account = newAccount(name);
      await signUp(url, account);
      return signedIn(url, account);
    },
    newOperator: async () => {
      const account = newAccount('Operator');
      await saveAccount(platform, { ...account, operator: true });
      return signedIn(url, account);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function newAccount(name: string) {
  const unique = randomBytes(6).toString('hex');
  return {
    name,
    email: `${name.toLowerCase().replaceAll(/\W/g, '-')}-${unique}@example.com`,
    password: `password-${unique}`,
  };
}

async function signUp(url: string, account: { name: string; email: string; password: string }): Promise<void> {
  const { statusCode, body } = await request(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(account),
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`Signing up answered ${statusCode}: ${text}`);
}

async function signedIn(url: string, account: ReturnType<typeof newAccount>): Promise<TestListener> {
  const client = await signIn(url, account.email, account.password);
  if (!client) throw new Error(`${account.email} cannot sign in`);
  const { me } = await client.run<{ me: { id: string } }>('{ me { id } }');
  return { ...account, id: me.id, client };
}
