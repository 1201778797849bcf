import { createHash, randomBytes } from 'node:crypto';
import { OAuthError } from './spotify-error.ts';

/** What a user allowed the app once; renewing tokens makes no new one. */
export interface Grant {
  user: string;
  scopes: ReadonlySet<string>;
  consentedAt: number;
  isRevoked: boolean;
}

export interface CodeRequest {
  user: string;
  scopes: ReadonlySet<string>;
  /** BASE64URL(SHA256(verifier)), RFC 7636. */
  challenge: string;
  redirectUri: string;
}

/** What the token endpoint answers. */
export interface TokenAnswer {
  access_token: string;
  token_type: 'Bearer';
  /** Seconds. */
  expires_in: number;
  refresh_token: string;
  scope: string;
}

export interface Grants {
  /** Tokens as after a consent given now. */
  consent(user: string, scopes: ReadonlySet<string>): TokenAnswer;
  issueCode(request: CodeRequest): string;
  redeemCode(code: string, verifier: string, redirectUri: string): TokenAnswer;
  refresh(refreshToken: string): TokenAnswer;
  /** The grant behind an access token and whether the token is still good. */
  access(accessToken: string): { grant: Grant; isExpired: boolean } | undefined;
  expireAccessTokens(): void;
  revoke(user: string): void;
}

const CODE_LIFE_MS = 600_000;
const ACCESS_LIFE_S = 3600;
const CONSENT_LIFE_MONTHS = 6;

/** Codes and tokens: single use, expiry, rotation and revocation by the clock given. */
export function createGrants(now: () => number): Grants {
  const codes = new Map<string, CodeRequest & { expiresAt: number }>();
  const accessTokens = new Map<string, { grant: Grant; expiresAt: number }>();
  // Undefined: was good once, until it was exchanged for the next one.
  const refreshTokens = new Map<string, Grant | undefined>();

  const issueTokens = (grant: Grant): TokenAnswer => {
    const accessToken = secret('BQ');
    const refreshToken = secret('AQ');
    accessTokens.set(accessToken, { grant, expiresAt: now() + ACCESS_LIFE_S * 1000 });
    refreshTokens.set(refreshToken, grant);
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: ACCESS_LIFE_S,
      refresh_token: refreshToken,
      scope: [...grant.scopes].join(' '),
    };
  };

  const consent = (user: string, scopes: ReadonlySet<string>) =>
    issueTokens({ user, scopes, consentedAt: now(), isRevoked: false });

  return {
    consent,
    issueCode(request) {
      const code = secret('AQ');
      codes.set(code, { ...request, expiresAt: now() + CODE_LIFE_MS });
      return code;
    },
    redeemCode(code, verifier, redirectUri) {
      const found = codes.get(code);
      // Whoever shows it has used it up, rightly or not.
      codes.delete(code);
      if (!found) throw new OAuthError('invalid_grant', 'Invalid authorization code');
      if (found.expiresAt <= now()) throw new OAuthError('invalid_grant', 'Authorization code expired');
      if (found.redirectUri !== redirectUri) throw new OAuthError('invalid_grant', 'Invalid redirect URI');
      if (challengeOf(verifier) !== found.challenge)
        throw new OAuthError('invalid_grant', 'code_verifier was incorrect');
      return consent(found.user, found.scopes);
    },
    refresh(refreshToken) {
      if (!refreshTokens.has(refreshToken)) throw new OAuthError('invalid_grant', 'Invalid refresh token');
      const grant = refreshTokens.get(refreshToken);
      if (!grant || grant.isRevoked) throw new OAuthError('invalid_grant', 'Refresh token revoked');
      if (consentEndsAt(grant) <= now()) throw new OAuthError('invalid_grant', 'Refresh token expired');
      refreshTokens.set(refreshToken, undefined);
      return issueTokens(grant);
    },
    access(accessToken) {
      const found = accessTokens.get(accessToken);
      return found && { grant: found.grant, isExpired: found.expiresAt <= now() };
    },
    expireAccessTokens() {
      for (const token of accessTokens.values()) token.expiresAt = now();
    },
    revoke(user) {
      for (const grant of refreshTokens.values()) if (grant?.user === user) grant.isRevoked = true;
    },
  };
}

function secret(prefix: string): string {
  return prefix + randomBytes(48).toString('base64url');
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function consentEndsAt({ consentedAt }: Grant): number {
  const date = new Date(consentedAt);
  return date.setUTCMonth(date.getUTCMonth() + CONSENT_LIFE_MONTHS);
}
