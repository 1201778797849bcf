import { randomBytes } from 'node:crypto';
import { ensureDatabase } from '@curator/platform';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import './global-servers.ts';

export interface TestDatabase extends AsyncDisposable {
  /** To connect as a role that owns it and may do nothing else, as a service does. */
  url: string;
}

/** A new, empty database on the tier's server; disposing of it drops it with whoever is still connected. */
export async function createTestDatabase(extensions: readonly string[] = []): Promise<TestDatabase> {
  const { postgresUrl } = inject('servers');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = await ensureDatabase(postgresUrl, { name, role: name, password: name, extensions });
  const drop = async () => {
    const client = new Client({ connectionString: postgresUrl });
    await client.connect();
    try {
      await client.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`);
      await client.query(`DROP ROLE ${escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
  };
  return { url, [Symbol.asyncDispose]: drop };
}
