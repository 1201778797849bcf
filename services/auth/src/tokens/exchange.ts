import {
  AUDIENCES,
  type Audience,
  LISTENER_SCOPES,
  OPERATOR_SCOPES,
  type Scope,
  type TokenRequest,
  type TokenResponse,
} from '@curator/contracts';
import type { Accounts } from '../accounts/better-auth.ts';
import { scopesOf } from '../api-keys/permissions.ts';
import { type SignToken, type TokenSubject, tokenExpiry } from './signer.ts';

/** Services that may ask, and what each may ask for. */
export type ServiceName = 'gateway' | 'trainer';
/** Audiences and scopes of a service's own background calls. */
const SERVICE_GRANTS: Readonly<Record<ServiceName, Partial<Record<Audience, readonly Scope[]>>>> = {
  gateway: {},
  trainer: { catalog: ['features:read'] },
};

/** @returns undefined where the credential is not, or no longer, valid. */
export type ExchangeTokens = (service: ServiceName, request: TokenRequest) => Promise<TokenResponse | undefined>;

interface Holder extends TokenSubject {
  audiences: readonly Audience[];
  credentialExpiresAt: number | null;
}

/** Turns what a browser or a program holds into short-lived tokens, one for each service behind the gateway. */
export function createTokenExchange(accounts: Accounts, sign: SignToken): ExchangeTokens {
  return async (service, request) => {
    const holder = await findHolder(accounts, service, request);
    if (!holder) return undefined;
    const { subject, scopes, audiences, credentialExpiresAt } = holder;
    const expiresAt = Math.min(tokenExpiry(), credentialExpiresAt ?? Number.POSITIVE_INFINITY);
    const signed = await Promise.all(
      audiences.map(async (audience) => [audience, await sign(holder, audience, expiresAt)] as const),
    );
    return { subject, scopes: [...scopes], expiresAt, credentialExpiresAt, tokens: Object.fromEntries(signed) };
  };
}

async function findHolder(
  accounts: Accounts,
  service: ServiceName,
  request: TokenRequest,
): Promise<Holder | undefined> {
  if ('service' in request) return serviceHolder(service, request.audience);
  // Only the gateway meets people's credentials.
  if (service !== 'gateway') return undefined;
  return 'cookie' in request ? sessionHolder(accounts, request.cookie) : apiKeyHolder(accounts, request.apiKey);
}

function serviceHolder(service: ServiceName, audience: Audience): Holder | undefined {
  const scopes = SERVICE_GRANTS[service][audience];
  return scopes && { subject: `service:${service}`, scopes, audiences: [audience], credentialExpiresAt: null };
}

async function sessionHolder(accounts: Accounts, cookie: string): Promise<Holder | undefined> {
  const found = await accounts.api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return undefined;
  const scopes = [...LISTENER_SCOPES, ...(found.user.operator ? OPERATOR_SCOPES : [])];
  const credentialExpiresAt = found.session.expiresAt.getTime();
  return { subject: found.user.id, scopes, audiences: AUDIENCES, credentialExpiresAt };
}

async function apiKeyHolder(accounts: Accounts, key: string): Promise<Holder | undefined> {
  const { valid, key: apiKey } = await accounts.api.verifyApiKey({ body: { key } });
  if (!valid || !apiKey) return undefined;
  const credentialExpiresAt = apiKey.expiresAt?.getTime() ?? null;
  return {
    subject: apiKey.referenceId,
    scopes: scopesOf(apiKey.permissions),
    audiences: AUDIENCES,
    credentialExpiresAt,
  };
}
