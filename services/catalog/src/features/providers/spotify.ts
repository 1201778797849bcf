import { z } from 'zod';
import { answersOf } from './answers-of.ts';
import { askProvider } from './ask-provider.ts';
import { DAY_MS, type FeatureProvider } from './feature-provider.ts';
import { ProviderProblem } from './provider-problem.ts';
import { SOURCE_NAMES } from './source-names.ts';
import { type SpotifyApp, spotifyAppToken } from './spotify-app-token.ts';

export interface SpotifyFeaturesOptions extends SpotifyApp {
  /** Such as https://api.spotify.com/v1 */
  url: string;
  /** Spotify has permitted to train on what comes from it. */
  mayTrain: boolean;
  paceMs?: number;
}

const WHO = 'Spotify';
const answerSchema = z.object({ audio_features: z.array(z.record(z.string(), z.unknown()).nullable()) });

/**
 * Only apps that were given extended quota before the end of 2024 are answered; all others get 403. Null is a song that was never
 * analysed.
 *
 * @see https://developer.spotify.com/documentation/web-api/reference/get-several-audio-features
 */
export function spotifyFeatures(options: SpotifyFeaturesOptions): FeatureProvider {
  const { url, mayTrain, paceMs = 250, timeoutMs, now } = options;
  const token = spotifyAppToken(options);
  const ask = async (spotifyIds: readonly string[], signal: AbortSignal) => {
    const asked = new URL(`${url}/audio-features`);
    asked.searchParams.set('ids', spotifyIds.join(','));
    const headers = { authorization: `Bearer ${await token.get(signal)}` };
    return askProvider({ who: WHO, url: asked, headers, signal, ...(timeoutMs && { timeoutMs }), ...(now && { now }) });
  };
  return {
    name: 'spotify',
    kind: 'SPOTIFY',
    sourceName: SOURCE_NAMES.spotify,
    licence: 'Spotify Developer Terms: not for training, unless Spotify has permitted it',
    mayTrain,
    batchSize: 100,
    paceMs,
    // Its terms: not kept for longer than is needed.
    foundGoodForMs: 30 * DAY_MS,
    expected: undefined,
    async lookUp(spotifyIds, signal) {
      const answer = await ask(spotifyIds, signal).catch((error: unknown) => {
        // The token may have ended before its time.
        if (!(error instanceof ProviderProblem) || error.status !== 401) throw error;
        token.forget();
        return ask(spotifyIds, signal);
      });
      const { data, error } = answerSchema.safeParse(answer);
      if (!data)
        throw new ProviderProblem('UNAVAILABLE', `${WHO} answered in a way that is not known here.`, { cause: error });
      const rows = data.audio_features.filter((row) => row !== null);
      return answersOf(WHO, spotifyIds, rows, ({ id }) => (typeof id === 'string' ? id : undefined));
    },
  };
}
