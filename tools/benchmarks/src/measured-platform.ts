import {
  type ApiClient,
  type Platform,
  type PlatformOptions,
  saveAccount,
  scratchFolder,
  signIn,
  startPlatform,
} from '@curator/platform';

/** A platform of its own for a benchmark, durable as npm start's is, with an operator and a listener signed in. */
export interface MeasuredPlatform extends AsyncDisposable {
  platform: Platform;
  operator: ApiClient;
  listener: ApiClient;
}

export async function startMeasured(options: Partial<PlatformOptions> = {}): Promise<MeasuredPlatform> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await scratchFolder('bench'));
  const natsProgram = process.env.CURATOR_NATS_SERVER_BIN;
  const platform = stack.use(await startPlatform({ home: folder.path, workers: 2, natsProgram, ...options }));
  const account = async (name: string, operator: boolean) => {
    const [email, password] = [`${name}@example.com`, `password-of-${name}`];
    await saveAccount(platform, { email, name, password, operator });
    const client = await signIn(platform.url, email, password);
    if (!client) throw new Error(`${email} cannot sign in`);
    return client;
  };
  const [operator, listener] = [await account('operator', true), await account('listener', false)];
  const kept = stack.move();
  return { platform, operator, listener, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
