import { z } from 'zod';
import { PROVIDER_NAMES } from './configured-providers.ts';

const url = (usual: string) =>
  z
    .url({ protocol: /^https?$/ })
    .default(usual)
    .transform((text) => text.replace(/\/+$/, ''));
const secret = z.string().min(1).optional();

/** What is read of the environment for providers of features; none of them is asked until it is named. */
export const featureEnvironment = {
  /** Such as `reccobeats,spotify`: who is asked, in this order. */
  FEATURE_PROVIDERS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((name) => name.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(z.array(z.enum(PROVIDER_NAMES)))
    .refine((names) => new Set(names).size === names.length, 'names a provider twice'),
  /** How long it counts that a provider does not know a song. */
  FEATURE_UNKNOWN_DAYS: z.coerce.number().positive().default(90),
  RECCOBEATS_URL: url('https://api.reccobeats.com/v1'),
  SPOTIFY_CLIENT_ID: secret,
  SPOTIFY_CLIENT_SECRET: secret,
  SPOTIFY_ACCOUNTS_URL: url('https://accounts.spotify.com'),
  SPOTIFY_API_URL: url('https://api.spotify.com/v1'),
  SPOTIFY_TRAINING: z.literal('permitted').optional(),
};
