import { AUDIENCES, type Audience, type Scope, TOKEN_ISSUER, TOKEN_TYPE, tokenClaimsSchema } from '@curator/contracts';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { ZodError } from 'zod';

/** Who a request comes from, as proved by its internal token. */
export interface Caller {
  /** User id, or `service:<name>`. */
  readonly subject: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Epoch milliseconds at which the token ends. */
  readonly expiresAt: number;
}

/** The token is missing, malformed, forged, expired or meant for somebody else. Never says which. */
export class InvalidTokenError extends Error {
  override name = 'InvalidTokenError';
}

/** The keys that tokens are verified with cannot be had: it says nothing about the token. */
export class KeysUnavailableError extends Error {
  override name = 'KeysUnavailableError';
}

/** @throws InvalidTokenError or KeysUnavailableError */
export type VerifyToken = (authorization: string | undefined) => Promise<Caller>;

/**
 * Verifies internal tokens against auth's published keys: EdDSA only, exact issuer, audience and type.
 * Keys are fetched when a new `kid` appears, at most every 5 s, and kept when auth cannot be reached.
 */
export function createTokenVerifier(options: { jwksUrl: string; audience: Audience }): VerifyToken {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), {
    cooldownDuration: 5_000,
    timeoutDuration: 5_000,
    cacheMaxAge: Number.POSITIVE_INFINITY,
  });
  return tokenVerifier(keys, options.audience);
}

/** The same over keys that are at hand. */
export function tokenVerifier(keys: JWTVerifyGetKey, audience: Audience): VerifyToken {
  if (!AUDIENCES.includes(audience)) throw new TypeError(`There is no audience "${audience}"`);
  return async (authorization) => {
    const token = /^Bearer ([\w.-]{1,4096})$/.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new InvalidTokenError('A valid internal token is needed');
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['EdDSA'],
        audience,
        issuer: TOKEN_ISSUER,
        typ: TOKEN_TYPE,
        clockTolerance: 2,
      });
      const claims = tokenClaimsSchema.parse(payload);
      return { subject: claims.sub, scopes: new Set(claims.scopes), expiresAt: claims.exp * 1000 };
    } catch (error) {
      if (isAboutToken(error)) throw new InvalidTokenError('A valid internal token is needed', { cause: error });
      throw new KeysUnavailableError('Tokens cannot be checked just now', { cause: error });
    }
  };
}

/** Everything else that can go wrong has to do with fetching keys. */
function isAboutToken(error: unknown): boolean {
  return TOKEN_ERRORS.some((kind) => error instanceof kind);
}

const TOKEN_ERRORS = [
  errors.JWTInvalid,
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  ZodError,
] as const;
