import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';
import { SetupError } from '../../bootstrap/setup-error.mjs';

export interface DatabaseSpec {
  name: string;
  /** The role that owns it and logs in to it; it may do nothing beyond this database. */
  role: string;
  password: string;
  /** Made by the administrator, as some are not for anyone to make. */
  extensions?: readonly string[];
}

/** Any number: the same one for all who make roles and databases on one server. */
const lockKey = 7_203_114;

/**
 * Makes a database and the role that owns it, where they are not there yet, and sets the role's password.
 * No other role can connect to it. May be called again, and by several at once.
 * @returns the URL to connect to it as that role
 */
export async function ensureDatabase(adminUrl: string, spec: DatabaseSpec): Promise<string> {
  await withClient(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]); // ends with the connection
    await ensureRole(client, spec);
    await ensureOwnedDatabase(client, spec);
  });
  await withClient(urlWith(adminUrl, { name: spec.name }), (client) => createExtensions(client, spec));
  return urlWith(adminUrl, spec);
}

async function ensureRole(client: Client, { role, password }: DatabaseSpec): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean }>('SELECT rolsuper FROM pg_roles WHERE rolname = $1', [
    role,
  ]);
  if (rows[0]?.rolsuper) {
    throw new SetupError(
      `The role "${role}" is a superuser of this PostgreSQL server; a service must not run as one.`,
      `Make it an ordinary role: ALTER ROLE ${escapeIdentifier(role)} NOSUPERUSER.`,
    );
  }
  const verb = rows.length > 0 ? 'ALTER' : 'CREATE';
  await client.query(`${verb} ROLE ${escapeIdentifier(role)} LOGIN PASSWORD ${escapeLiteral(password)}`);
}

async function ensureOwnedDatabase(client: Client, { name, role }: DatabaseSpec): Promise<void> {
  const [database, owner] = [escapeIdentifier(name), escapeIdentifier(role)];
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    await allowToGive(client, owner);
    await client.query(`CREATE DATABASE ${database} OWNER ${owner}`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
}

/** An administrator who is not a superuser (as with managed servers) may give a database only to a role it belongs to. */
async function allowToGive(client: Client, owner: string): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'SELECT rolsuper FROM pg_roles WHERE rolname = current_user',
  );
  if (!rows[0]?.rolsuper) await client.query(`GRANT ${owner} TO CURRENT_USER`);
}

async function createExtensions(client: Client, { name, extensions = [] }: DatabaseSpec): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
  for (const extension of extensions) {
    try {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${escapeIdentifier(extension)}`);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      throw new SetupError(
        `The extension "${extension}" cannot be made in the database "${name}": ${error.message}`,
        'Install it on the PostgreSQL server (Debian: postgresql-contrib) and let the administrator of POSTGRES_URL make it.',
        { cause: error },
      );
    }
  }
}

async function withClient(url: string, run: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

function urlWith(adminUrl: string, { name, role, password }: Partial<DatabaseSpec>): string {
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(name ?? '')}`;
  if (role !== undefined) url.username = encodeURIComponent(role);
  if (password !== undefined) url.password = encodeURIComponent(password);
  return url.href;
}
