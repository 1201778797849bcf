import { type Audience, type TokenRequest, type TokenResponse, tokenResponseSchema } from '@curator/contracts';
import { request } from 'undici';

export const INTERNAL_TOKEN_PATH = '/internal/token';
const TIMEOUT_MS = 5_000;
/** A token is not used in its last seconds: the call it is for takes time too. */
const MARGIN_MS = 10_000;

/** Auth could not be asked, or gave an answer that makes no sense. */
export class AuthUnavailableError extends Error {
  override name = 'AuthUnavailableError';
}

export interface AuthClientOptions {
  /** Base URL of auth. */
  authUrl: string;
  /** This service's name and secret, as auth knows them. */
  service: string;
  secret: string;
}

/**
 * Turns a credential into internal tokens.
 *
 * @returns undefined where auth does not accept the credential.
 * @throws AuthUnavailableError
 */
export async function requestTokens(
  { authUrl, service, secret }: AuthClientOptions,
  credential: TokenRequest,
): Promise<TokenResponse | undefined> {
  try {
    const { statusCode, body } = await request(new URL(INTERNAL_TOKEN_PATH, authUrl), {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${service}:${secret}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(credential),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await body.json();
    if (statusCode === 401 && isRefusal(answer)) return undefined;
    if (statusCode !== 200) throw new Error(`auth answered ${statusCode}`);
    return tokenResponseSchema.parse(answer);
  } catch (error) {
    throw new AuthUnavailableError('Accounts cannot be checked just now.', { cause: error });
  }
}

/** Distinguishes "this credential is not valid" from "you, the service, are not known": the latter is a fault of the set-up. */
function isRefusal(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'code' in answer && answer.code === 'INVALID_CREDENTIAL';
}

/** This service's own token for calls in the background, renewed when it nears its end; calls that come meanwhile share the renewal. */
export function serviceToken(options: AuthClientOptions, audience: Audience): () => Promise<string> {
  let held = { token: '', expiresAt: 0 };
  let renewal: Promise<void> | undefined;
  const renew = async () => {
    const answer = await requestTokens(options, { service: true, audience });
    const token = answer?.tokens[audience];
    if (!answer || token === undefined)
      throw new AuthUnavailableError(`auth gives ${options.service} no token for ${audience}`);
    held = { token, expiresAt: answer.expiresAt };
  };
  return async () => {
    if (held.expiresAt - MARGIN_MS <= Date.now()) {
      renewal ??= renew().finally(() => {
        renewal = undefined;
      });
      await renewal;
    }
    return held.token;
  };
}
