import { commonEnvironment, readEnvironment } from '@curator/service-kit';
import { z } from 'zod';
import { featureEnvironment } from './features/providers/feature-environment.ts';

const schema = z.object({
  ...commonEnvironment,
  DATABASE_URL: z.url(),
  /** Where auth publishes the keys that internal tokens are verified with. */
  JWKS_URL: z.url(),
  /** Largest file that can be imported. */
  IMPORT_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(512 * 1024 * 1024),
  ...featureEnvironment,
});

export const readEnv = () => readEnvironment(schema);
