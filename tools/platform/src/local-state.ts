import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { type FileLock, tryLock } from '../../bootstrap/file-lock.mjs';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import { stopOrphanPostmaster } from './postgres-cluster.ts';
import { removePostgresData } from './postgres-place.ts';
import { databaseNames } from './servers.ts';

interface RunningPlatform {
  url?: string;
}

/** The home folder, for this process alone. @throws SetupError naming the platform that has it */
export function lockHome(home: string): FileLock<RunningPlatform> {
  const { lock, owner } = tryLock<RunningPlatform>(path.join(home, 'platform.lock'), {});
  if (lock) return lock;
  throw new SetupError(
    `Curator is already running over ${home} (process ${owner.pid}${owner.info.url ? `, at ${owner.info.url}` : ', starting'}).`,
    'Use that one, or stop it with Ctrl-C there, or start another one over other data: CURATOR_HOME=/some/folder npm start.',
  );
}

/** Deletes all that a platform keeps: databases, messages, secrets. Nothing of it may run. */
export async function deleteState(home: string, postgresUrl: string | undefined): Promise<void> {
  await stopOrphanPostmaster(path.join(home, 'postgres'));
  await removePostgresData(path.join(home, 'postgres'));
  for (const name of ['nats', 'secrets.json', 'sessions.json', 'catalogue.json'])
    await rm(path.join(home, name), { recursive: true, force: true });
  if (postgresUrl) await dropDatabases(postgresUrl);
}

/** On a server of the user's own, only what is ours. */
async function dropDatabases(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    for (const name of databaseNames)
      await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
