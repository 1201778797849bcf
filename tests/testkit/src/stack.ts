import { type Platform, type PlatformOptions, scratchFolder, startPlatform } from '@curator/platform';
import { natsProgram } from './servers.ts';
import { type TestAccounts, testAccounts } from './test-accounts.ts';

/** The whole platform for tests, on free ports and in a folder that goes with it. */
export interface TestStack extends TestAccounts, AsyncDisposable {
  platform: Platform;
  url: string;
}

export async function startStack(options: Partial<PlatformOptions> = {}): Promise<TestStack> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await scratchFolder('stack'));
  const platform = stack.use(
    await startPlatform({
      home: folder.path,
      workers: 2,
      natsProgram: natsProgram(),
      durable: false,
      ...options,
      // Test accounts say where they come from.
      env: { ...options.env, gateway: { TRUST_PROXY: '1', ...options.env?.gateway } },
    }),
  );
  const kept = stack.move();
  const { url } = platform;
  return { platform, url, ...testAccounts(platform), [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
