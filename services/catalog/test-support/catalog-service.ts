import { LISTENER_SCOPES, type Scope, scopeSchema } from '@curator/contracts';
import {
  createHttpServer,
  createLogger,
  createPool,
  InvalidTokenError,
  listen,
  migrate,
  type Pool,
  type VerifyToken,
} from '@curator/service-kit';
import { createTestDatabase } from '@curator/testkit';
import { serveCatalog } from '../src/catalog-server.ts';
import { prepareProviders } from '../src/features/prepare-providers.ts';
import { NO_PROVIDERS } from '../src/features/providers/configured-providers.ts';

export interface CatalogService extends AsyncDisposable {
  url: string;
  pool: Pool;
  databaseUrl: string;
}

/** A catalog of its own over a database of its own. */
export async function startCatalog({
  limitBytes = 64 * 1024 * 1024,
  silenceMs = 30_000,
  providers = NO_PROVIDERS,
} = {}): Promise<CatalogService> {
  await using stack = new AsyncDisposableStack();
  const { url: databaseUrl } = stack.use(await createTestDatabase(['pg_trgm']));
  const logger = createLogger('catalog', process.env.LOG_LEVEL ?? 'silent');
  await migrate(databaseUrl, new URL('../prisma/migrations/', import.meta.url), logger);
  const pool = createPool({ connectionString: databaseUrl, applicationName: 'catalog test', logger }, stack);
  const server = createHttpServer({ logger, readiness: {} });
  await prepareProviders(pool, providers);
  await serveCatalog({ server, pool, verifyToken: verifyTestToken, logger, limitBytes, silenceMs, providers }, stack);
  const port = await listen(server, { host: '127.0.0.1', port: 0 }, stack);
  const running = stack.move();
  return {
    url: `http://127.0.0.1:${port}`,
    pool,
    databaseUrl,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** Stands for auth: the tokens of these tests say in clear who calls and what they may do. */
export function testToken(subject: string, scopes: readonly Scope[] = LISTENER_SCOPES): string {
  return `Bearer ${subject} ${scopes.join(',')}`;
}

const verifyTestToken: VerifyToken = async (authorization) => {
  const [kind, subject, scopes] = (authorization ?? '').split(' ');
  if (kind !== 'Bearer' || !subject) throw new InvalidTokenError('A valid internal token is needed');
  const granted = (scopes ?? '').split(',').filter(Boolean);
  return {
    subject,
    scopes: new Set(granted.map((scope) => scopeSchema.parse(scope))),
    expiresAt: Date.now() + 60_000,
  };
};
