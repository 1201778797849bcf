import type { Pool } from '@curator/service-kit';

export async function catalogueVersion(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ version: number }>('SELECT version FROM catalogue');
  return rows[0]?.version ?? 0;
}

const COUNT_RECORDINGS = `SELECT count(DISTINCT recording_id) AS count FROM tracks WHERE owner = ''`;
const COUNT_PLAYLISTS = `SELECT count(*) AS count FROM playlists WHERE owner = ''`;

export async function countShared(pool: Pool, table: 'tracks' | 'playlists'): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(table === 'tracks' ? COUNT_RECORDINGS : COUNT_PLAYLISTS);
  return rows[0]?.count ?? 0;
}
