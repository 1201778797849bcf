import { commonEnvironment, readEnvironment } from '@curator/service-kit';
import { z } from 'zod';

const secret = z.string().min(32, 'must have at least 32 characters');

const schema = z.object({
  ...commonEnvironment,
  DATABASE_URL: z.url(),
  /** Encrypts signing keys and signs session cookies. */
  AUTH_SECRET: secret,
  /** Where people reach the gateway, such as https://curator.example. Cookies are secure where it is https. */
  PUBLIC_URL: z.url().transform((url) => new URL(url).origin),
  /** Secrets by which services prove who they are. */
  GATEWAY_SECRET: secret,
  TRAINER_SECRET: secret,
});

export type Environment = z.infer<typeof schema>;

export const readEnv = (): Environment => readEnvironment(schema);
/** What the command line for accounts needs. */
export const readDatabaseEnv = () =>
  readEnvironment(schema.pick({ DATABASE_URL: true, AUTH_SECRET: true, PUBLIC_URL: true }));
