import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Grants } from './grants.ts';
import { OAuthError } from './spotify-error.ts';

/** Who sits before the browser that comes to `/authorize`, and whether he says no. */
export interface Visitor {
  user: string | undefined;
  deniesNext: boolean;
}

export interface AccountsOptions {
  clientId: string;
  /** As registered with the app; any lawful one where left out. */
  redirectUris?: readonly string[];
  grants: Grants;
  visitor: Visitor;
}

const SCOPE = /^(user|playlist|ugc|streaming|app)[a-z-]*$/;
const S256_CHALLENGE = /^[\w-]{43}$/;

/** accounts.spotify.com: consent, codes and tokens. */
export function addAccountsRoutes(server: FastifyInstance, options: AccountsOptions): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  server.get('/authorize', async (request, reply) =>
    authorize(new URL(request.url, 'http://fake').searchParams, reply, options),
  );
  server.post('/api/token', async (request) => token(request, options));
}

function authorize(
  query: URLSearchParams,
  reply: FastifyReply,
  { clientId, redirectUris, grants, visitor }: AccountsOptions,
) {
  const redirectUri = query.get('redirect_uri') ?? '';
  // Nobody is sent on to an address that is not the app's.
  if (query.get('client_id') !== clientId) return refuse(reply, 'INVALID_CLIENT: Invalid client');
  if (!isSecure(redirectUri)) return refuse(reply, 'INVALID_CLIENT: Insecure redirect URI');
  if (redirectUris && !redirectUris.includes(redirectUri)) return refuse(reply, 'INVALID_CLIENT: Invalid redirect URI');
  if (query.get('response_type') !== 'code') return refuse(reply, 'response_type must be code');
  const scopes = new Set((query.get('scope') ?? '').split(' ').filter(Boolean));
  if (![...scopes].every((scope) => SCOPE.test(scope))) return refuse(reply, 'INVALID_SCOPE: Invalid scope');
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !S256_CHALLENGE.test(challenge))
    return refuse(reply, 'code_challenge_method must be S256');
  if (visitor.user === undefined) throw new Error('Nobody is there to consent: add a user first.');
  const answer = new URL(redirectUri);
  if (visitor.deniesNext) answer.searchParams.set('error', 'access_denied');
  else answer.searchParams.set('code', grants.issueCode({ user: visitor.user, scopes, challenge, redirectUri }));
  visitor.deniesNext = false;
  const state = query.get('state');
  if (state !== null) answer.searchParams.set('state', state);
  return reply.redirect(answer.href, 302);
}

function token(request: FastifyRequest, { clientId, grants }: AccountsOptions): object {
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const given = (name: string) => {
    const value = form.get(name);
    if (value) return value;
    throw new OAuthError('invalid_request', `${name} must be supplied`);
  };
  const grantType = form.get('grant_type');
  if (!grantType) throw new OAuthError('unsupported_grant_type', 'grant_type parameter is missing');
  if (form.get('client_id') !== clientId) throw new OAuthError('invalid_client', 'Invalid client');
  if (grantType === 'authorization_code')
    return grants.redeemCode(given('code'), given('code_verifier'), given('redirect_uri'));
  if (grantType === 'refresh_token') return grants.refresh(given('refresh_token'));
  throw new OAuthError('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token');
}

/** HTTPS, or HTTP to a loopback address by its number: `localhost` is refused since 2025. */
function isSecure(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(hostname));
}

/** A page for people, not JSON. */
function refuse(reply: FastifyReply, text: string): FastifyReply {
  return reply.code(400).type('text/plain; charset=utf-8').send(text);
}
