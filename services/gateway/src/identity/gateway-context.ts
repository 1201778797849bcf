import type { TokenResponse } from '@curator/contracts';
import { AuthUnavailableError, serviceUnavailable } from '@curator/service-kit';
import { GraphQLError } from 'graphql';
import type { Credential } from './credential.ts';
import type { FindTokens } from './token-cache.ts';

/** What travels with an operation through the gateway. */
export interface GatewayContext {
  identity: TokenResponse;
  requestId: string;
}

/**
 * Who this is. There are no anonymous operations.
 *
 * @throws GraphQLError UNAUTHENTICATED or SERVICE_UNAVAILABLE
 */
export async function identify(credential: Credential | undefined, findTokens: FindTokens): Promise<TokenResponse> {
  const identity = credential && (await findTokens(credential).catch(rethrowAsUnavailable));
  if (identity) return identity;
  const message = credential
    ? 'This sign-in or API key is not, or no longer, valid.'
    : 'Sign in, or send an API key as "Authorization: Bearer <key>".';
  throw new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

function rethrowAsUnavailable(error: unknown): never {
  if (error instanceof AuthUnavailableError) throw serviceUnavailable(error.message, error);
  throw error;
}

/**
 * Who this is, asked anew each time; while auth cannot be asked, who it was, until those tokens end. So auth being away ends no
 * stream by itself, and a credential that was revoked still ends it at once.
 */
export function lastingIdentity(find: () => Promise<TokenResponse>): () => Promise<TokenResponse> {
  let last: TokenResponse | undefined;
  return async () => {
    try {
      last = await find();
      return last;
    } catch (error) {
      if (!isUnavailable(error) || !last || last.expiresAt <= Date.now()) throw error;
      return last;
    }
  };
}

/** Whether an error only says that somebody could not be asked. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'SERVICE_UNAVAILABLE';
}
