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
