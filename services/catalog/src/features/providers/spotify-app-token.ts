import { z } from 'zod';
import { askProvider } from './ask-provider.ts';
import { ProviderProblem } from './provider-problem.ts';

export interface SpotifyApp {
  clientId: string;
  clientSecret: string;
  /** Such as https://accounts.spotify.com */
  accountsUrl: string;
  timeoutMs?: number;
  now?: () => number;
}

export interface AppToken {
  get(signal: AbortSignal): Promise<string>;
  /** The one that was got is of no use any more. */
  forget(): void;
}

const WHO = 'Spotify';
const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
/** Not used any more shortly before it ends. */
const MARGIN_MS = 60_000;

/** A token of the app itself, without a listener: RFC 6749, 4.4. Kept in memory until it ends. */
export function spotifyAppToken({
  clientId,
  clientSecret,
  accountsUrl,
  timeoutMs,
  now = Date.now,
}: SpotifyApp): AppToken {
  let token: { value: string; endsAt: number } | undefined;
  const fetchToken = async (signal: AbortSignal) => {
    const answer = await askProvider({
      who: WHO,
      url: new URL(`${accountsUrl}/api/token`),
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      form: new URLSearchParams({ grant_type: 'client_credentials' }),
      signal,
      now,
      ...(timeoutMs && { timeoutMs }),
    }).catch((error: unknown) => {
      if (!(error instanceof ProviderProblem) || !['REFUSED', 'NOT_FOR_THIS_APP'].includes(error.kind)) throw error;
      const message =
        'Spotify does not accept SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET. Check them in its dashboard.';
      throw new ProviderProblem('NOT_FOR_THIS_APP', message, { cause: error });
    });
    const { data, error } = tokenSchema.safeParse(answer);
    if (!data) throw new ProviderProblem('UNAVAILABLE', `${WHO} sent no token that is known here.`, { cause: error });
    return { value: data.access_token, endsAt: now() + data.expires_in * 1_000 - MARGIN_MS };
  };
  return {
    async get(signal) {
      if (!token || token.endsAt <= now()) token = await fetchToken(signal);
      return token.value;
    },
    forget() {
      token = undefined;
    },
  };
}
