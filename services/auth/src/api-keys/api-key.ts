import { API_KEY_SCOPES } from '@curator/contracts';
import type { Accounts } from '../accounts/better-auth.ts';
import type { Database } from '../database.ts';
import { type ApiKeyScope, permissionsOf, scopesOf } from './permissions.ts';

const MAX_KEYS = 50;
const DAY_SECONDS = 86_400;

export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

export interface NewApiKey {
  name: string;
  scopes?: readonly string[] | null;
  expiresInDays?: number | null;
}

/** A request for a key that cannot be met. */
export class ApiKeyError extends Error {
  override name = 'ApiKeyError';
  readonly code: 'INVALID_INPUT' | 'TOO_MANY_KEYS';
  constructor(code: 'INVALID_INPUT' | 'TOO_MANY_KEYS', message: string) {
    super(message);
    this.code = code;
  }
}

/** Keys of one account, newest first. */
export async function listApiKeys(database: Database, userId: string): Promise<ApiKey[]> {
  const rows = await database.apikey.findMany({
    where: { referenceId: userId, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(toApiKey);
}

/** @throws ApiKeyError */
export async function createApiKey(
  { accounts, database }: { accounts: Accounts; database: Database },
  userId: string,
  input: NewApiKey,
): Promise<{ apiKey: ApiKey; secret: string }> {
  const { name, scopes, expiresInDays } = checkNewApiKey(input);
  if ((await listApiKeys(database, userId)).length >= MAX_KEYS)
    throw new ApiKeyError('TOO_MANY_KEYS', `An account can have ${MAX_KEYS} keys: revoke one that is not used.`);
  const created = await accounts.api.createApiKey({
    body: { name, userId, expiresIn: expiresInDays * DAY_SECONDS, permissions: permissionsOf(scopes) },
  });
  const row = await database.apikey.findUniqueOrThrow({ where: { id: created.id } });
  return { apiKey: toApiKey(row), secret: created.key };
}

/** Ends a key of this account; one that is not there, or not theirs, stays as it is. */
export async function revokeApiKey(database: Database, userId: string, id: string): Promise<void> {
  await database.apikey.deleteMany({ where: { id, referenceId: userId } });
}

function checkNewApiKey({ name, scopes, expiresInDays }: NewApiKey) {
  const trimmed = name.trim();
  if (trimmed.length < 1 || trimmed.length > 64)
    throw new ApiKeyError('INVALID_INPUT', 'The name of a key has 1 to 64 characters.');
  const days = expiresInDays ?? 90;
  if (days < 1 || days > 365) throw new ApiKeyError('INVALID_INPUT', `A key lives for 1 to 365 days, not ${days}.`);
  const wanted = scopes ?? API_KEY_SCOPES;
  const allowed: readonly string[] = API_KEY_SCOPES;
  const unknown = wanted.filter((scope) => !allowed.includes(scope));
  if (unknown.length > 0 || wanted.length === 0) {
    const given = unknown.length > 0 ? `, not ${unknown.join(', ')}` : '';
    throw new ApiKeyError(
      'INVALID_INPUT',
      `The scopes of a key are one or more of ${API_KEY_SCOPES.join(', ')}${given}.`,
    );
  }
  return { name: trimmed, scopes: wanted as readonly ApiKeyScope[], expiresInDays: days };
}

type ApiKeyRow = Awaited<ReturnType<Database['apikey']['findUniqueOrThrow']>>;

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name ?? '',
    prefix: row.start ?? '',
    scopes: scopesOf(row.permissions === null ? null : JSON.parse(row.permissions)),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    lastUsedAt: row.lastRequest,
  };
}
