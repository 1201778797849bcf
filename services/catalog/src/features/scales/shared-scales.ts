import { createHash } from 'node:crypto';
import { inTransaction, type Pool } from '@curator/service-kit';
import { type Trainable, trainable } from './trainable.ts';

/**
 * How the catalogue is brought to one scale now. Where that is another way than when it was last read, all that keep copies of it are told
 * of the songs that it concerns.
 */
export async function sharedScales(pool: Pool): Promise<Trainable> {
  const scales = await trainable(pool, '');
  const digest = createHash('sha256').update(`${scales.condition}\n${scales.columns}`).digest('base64');
  const { rows } = await pool.query<{ digest: string | null }>('SELECT feature_scales AS digest FROM catalogue');
  if (rows[0]?.digest === digest) return scales;
  await inTransaction(pool, async (client) => {
    await client.query(`SET LOCAL statement_timeout = '10min'`);
    await client.query(TELL, [digest]);
  });
  return scales;
}

/** Nobody has read it any other way where no digest is there: nothing is told. */
const TELL = `
  WITH now_so AS (
    UPDATE catalogue SET feature_scales = $1, version = version + CASE WHEN feature_scales IS NULL THEN 0 ELSE 1 END
    WHERE feature_scales IS DISTINCT FROM $1 RETURNING old.feature_scales AS before
  )
  UPDATE tracks SET changed_in = pg_current_xact_id() FROM now_so
  WHERE now_so.before IS NOT NULL AND owner = '' AND EXISTS (SELECT FROM audio_features a WHERE a.track_id = tracks.id AND a.complete)`;
