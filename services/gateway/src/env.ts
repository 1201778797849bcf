import { commonEnvironment, readEnvironment } from '@curator/service-kit';
import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const schema = z.object({
  ...commonEnvironment,
  /** Where people reach this gateway. Requests of browsers from other origins are refused. */
  PUBLIC_URL: z.url().transform((url) => new URL(url).origin),
  AUTH_URL: z.url(),
  CATALOG_URL: z.url(),
  TRAINER_URL: z.url(),
  GATEWAY_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Folder of the built page; without one only the API is served. */
  WEB_FOLDER: z.string().optional(),
  /** 1 serves GraphiQL at /graphiql. */
  GRAPHIQL: flag,
  /** 1 where a proxy in front sets X-Forwarded-For. */
  TRUST_PROXY: flag,
});

export type Environment = z.infer<typeof schema>;
export const readEnv = (): Environment => readEnvironment(schema);
