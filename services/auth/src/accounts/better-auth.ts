import { apiKey } from '@better-auth/api-key';
import { API_KEY_SCOPES } from '@curator/contracts';
import type { Logger } from '@curator/service-kit';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { jwt, oneTimeToken } from 'better-auth/plugins';
import { permissionsOf } from '../api-keys/permissions.ts';
import type { Database } from '../database.ts';
import { passwordHashing } from './password-hashing.ts';

export const ACCOUNT_ROUTES = '/api/auth';
const DAY_SECONDS = 86_400;
const ONE_TIME_MINUTES = 30;

export interface AccountOptions {
  database: Database;
  secret: string;
  publicUrl: string;
  logger: Logger;
}

export type Accounts = ReturnType<typeof createAccounts>;

/** Accounts, sessions, API keys and signing keys. */
export function createAccounts({ database, secret, publicUrl, logger }: AccountOptions) {
  const secure = publicUrl.startsWith('https://');
  return betterAuth({
    appName: 'Curator',
    baseURL: publicUrl,
    basePath: ACCOUNT_ROUTES,
    secret,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    database: prismaAdapter(database, { provider: 'postgresql' }),
    logger: {
      level: 'warn',
      log: (level, message, ...details) =>
        logger[level]({ source: 'better-auth', err: details.find((detail) => detail instanceof Error) }, message),
    },
    emailAndPassword: { enabled: true, password: passwordHashing, minPasswordLength: 10, maxPasswordLength: 128 },
    user: { additionalFields: { operator: { type: 'boolean', input: false, defaultValue: false } } },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-up/email': { window: 60, max: 10 },
        '/one-time-token/verify': { window: 60, max: 10 },
        // Only our own services ask, from inside; they have no address that a proxy told.
        '/jwks': false,
      },
    },
    advanced: {
      // The prefix that better-auth adds by itself is __Secure-; __Host- also forbids a domain and another path.
      useSecureCookies: false,
      cookies: { session_token: { name: secure ? '__Host-curator' : 'curator', attributes: { secure } } },
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    plugins: [
      // Its own tokens are not for anybody: only the key set is used.
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: 'EdDSA' }, rotationInterval: 30 * DAY_SECONDS, gracePeriod: DAY_SECONDS },
      }),
      apiKey({
        defaultPrefix: 'curator_',
        requireName: true,
        maximumNameLength: 64,
        startingCharactersConfig: { shouldStore: true, charactersLength: 14 },
        keyExpiration: { defaultExpiresIn: 90 * DAY_SECONDS, minExpiresIn: 1, maxExpiresIn: 365 },
        permissions: { defaultPermissions: permissionsOf(API_KEY_SCOPES) },
        // Limits belong to the gateway, which sees what a request costs.
        rateLimit: { enabled: false },
        enableSessionForAPIKeys: false,
      }),
      // A link by which the local platform signs its demo listener in. Making one is not among the gateway's routes.
      oneTimeToken({ expiresIn: ONE_TIME_MINUTES, storeToken: 'hashed' }),
    ],
  });
}
