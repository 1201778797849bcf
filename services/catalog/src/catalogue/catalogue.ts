import type { Pool } from '@curator/service-kit';

export async function catalogueVersion(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ version: number }>('SELECT version FROM catalogue');
  return rows[0]?.version ?? 0;
}

export async function countShared(pool: Pool, table: 'tracks' | 'playlists'): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE owner = ''`);
  return rows[0]?.count ?? 0;
}
