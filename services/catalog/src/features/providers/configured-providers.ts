import { EnvironmentError } from '@curator/service-kit';
import { DAY_MS, type FeatureProvider } from './feature-provider.ts';
import { reccoBeats } from './reccobeats.ts';
import { spotifyFeatures } from './spotify.ts';

export const PROVIDER_NAMES = ['reccobeats', 'spotify'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** What the environment says of providers of features. */
export interface FeatureEnvironment {
  /** In the order in which they are asked, and their values count. None where empty. */
  FEATURE_PROVIDERS: readonly ProviderName[];
  FEATURE_UNKNOWN_DAYS: number;
  RECCOBEATS_URL: string;
  SPOTIFY_CLIENT_ID?: string | undefined;
  SPOTIFY_CLIENT_SECRET?: string | undefined;
  SPOTIFY_ACCOUNTS_URL: string;
  SPOTIFY_API_URL: string;
  /** `permitted` where the operator states that Spotify has permitted to train on what comes from it. */
  SPOTIFY_TRAINING?: 'permitted' | undefined;
}

/** Providers in their order, and how long their word counts that a song is unknown. */
export interface FeatureProviders {
  inOrder: readonly FeatureProvider[];
  unknownGoodForMs: number;
}

export const NO_PROVIDERS: FeatureProviders = { inOrder: [], unknownGoodForMs: 90 * DAY_MS };

export function configuredProviders(env: FeatureEnvironment): FeatureProviders {
  return {
    inOrder: env.FEATURE_PROVIDERS.map((name) =>
      name === 'spotify' ? spotifyOf(env) : reccoBeats({ url: env.RECCOBEATS_URL }),
    ),
    unknownGoodForMs: env.FEATURE_UNKNOWN_DAYS * DAY_MS,
  };
}

function spotifyOf(env: FeatureEnvironment): FeatureProvider {
  const { SPOTIFY_CLIENT_ID: clientId, SPOTIFY_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret)
    throw new EnvironmentError(
      'FEATURE_PROVIDERS names spotify: set SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET, or leave it out.',
    );
  return spotifyFeatures({
    ...{ clientId, clientSecret, accountsUrl: env.SPOTIFY_ACCOUNTS_URL, url: env.SPOTIFY_API_URL },
    mayTrain: env.SPOTIFY_TRAINING === 'permitted',
  });
}
