import { type Audience, type Scope, TOKEN_ISSUER, TOKEN_LIFETIME_SECONDS, TOKEN_TYPE } from '@curator/contracts';
import { resolveSigningKey } from 'better-auth/plugins';
import { SignJWT } from 'jose';
import type { Accounts } from '../accounts/better-auth.ts';

/** Reading and decrypting the key for every token would cost more than signing; a rotated key is picked up this soon. */
const KEY_CACHE_MS = 30_000;

export interface TokenSubject {
  subject: string;
  scopes: readonly Scope[];
}

/** Signs the internal token of one audience. */
export type SignToken = (subject: TokenSubject, audience: Audience, expiresAt: number) => Promise<string>;

/** Signs with the newest key of better-auth's key set; its own signJWT cannot set `typ`. */
export function createSigner(accounts: Accounts): SignToken {
  let cached: { key: ReturnType<typeof loadKey>; until: number } | undefined;
  return async ({ subject, scopes }, audience, expiresAt) => {
    if (!cached || cached.until < Date.now()) {
      const key = loadKey(accounts);
      cached = { key, until: Date.now() + KEY_CACHE_MS };
      key.catch(() => {
        cached = undefined;
      });
    }
    const { alg, kid, privateKey } = await cached.key;
    return new SignJWT({ scopes: [...scopes] })
      .setProtectedHeader({ alg, kid, typ: TOKEN_TYPE })
      .setSubject(subject)
      .setIssuer(TOKEN_ISSUER)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(Math.floor(expiresAt / 1000))
      .sign(privateKey);
  };
}

export const tokenExpiry = () => Math.floor(Date.now() / 1000 + TOKEN_LIFETIME_SECONDS) * 1000;

async function loadKey(accounts: Accounts) {
  const context = await accounts.$context;
  const jwtOptions = accounts.options.plugins.find((plugin) => plugin.id === 'jwt')?.options;
  type EndpointContext = Parameters<typeof resolveSigningKey>[0];
  const key = await resolveSigningKey({ context } as EndpointContext, jwtOptions);
  if (!key) throw new Error('better-auth has no signing key');
  return key;
}
