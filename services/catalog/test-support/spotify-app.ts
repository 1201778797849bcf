import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type FakeSpotify, startFakeSpotify } from '@curator/testkit';
import type { FeatureProvider } from '../src/features/providers/feature-provider.ts';
import { spotifyFeatures } from '../src/features/providers/spotify.ts';

export interface SpotifyApp extends AsyncDisposable {
  spotify: FakeSpotify;
  provider: FeatureProvider;
  /** How many tokens were given out. */
  tokens(): number;
}

const CREDENTIALS = { clientId: 'app', clientSecret: 'secret' };

/** A played Spotify, and an app of it: of the old kind that gets features, unless said otherwise. */
export async function startSpotifyApp({
  extendedQuota = true,
  mayTrain = false,
  clientSecret = CREDENTIALS.clientSecret,
} = {}): Promise<SpotifyApp> {
  await using stack = new AsyncDisposableStack();
  const spotify = stack.use(await startFakeSpotify({ clientId: CREDENTIALS.clientId, extendedQuota }));
  spotify.addUser({ id: 'app' });
  let given = 0;
  // The played accounts service has tokens of users only.
  const accounts = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const basic = Buffer.from(`${CREDENTIALS.clientId}:${CREDENTIALS.clientSecret}`).toString('base64');
    const isGood =
      request.headers.authorization === `Basic ${basic}` && form.get('grant_type') === 'client_credentials';
    response.writeHead(isGood ? 200 : 400, { 'content-type': 'application/json' });
    if (isGood) given += 1;
    response.end(JSON.stringify(isGood ? spotify.consent('app') : { error: 'invalid_client' }));
  });
  await new Promise<void>((resolve) => accounts.listen(0, '127.0.0.1', resolve));
  stack.defer(() => new Promise<void>((resolve) => accounts.close(() => resolve())));
  stack.defer(() => accounts.closeAllConnections());
  const accountsUrl = `http://127.0.0.1:${(accounts.address() as AddressInfo).port}`;
  const provider = spotifyFeatures({
    ...{ ...CREDENTIALS, clientSecret, accountsUrl, url: spotify.apiUrl, mayTrain, paceMs: 1, timeoutMs: 5_000 },
  });
  const running = stack.move();
  return { spotify, provider, tokens: () => given, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
