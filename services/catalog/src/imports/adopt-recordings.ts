import type { PoolClient } from '@curator/service-kit';
import { SAME_DURATION_MS } from './recordings.ts';

/**
 * After a catalogue load: songs that listeners had brought before, and that the catalogue now has too, become the catalogue's
 * recordings. So what a listener knows is not recommended to them. By id first, else by title, main artist and length.
 * The tables of `resolveRecordings` are there.
 */
export async function adoptRecordings(client: PoolClient): Promise<void> {
  await client.query(ADOPT);
  await client.query(
    "DELETE FROM recordings r WHERE owner <> '' AND NOT EXISTS (SELECT FROM tracks t WHERE t.recording_id = r.id)",
  );
}

const ADOPT = `
  WITH matches AS (
    SELECT own.recording_id AS own_id, shared.recording_id AS shared_id, 1 AS way
    FROM songs JOIN recording_ids shared ON shared.recording_id = songs.recording_id AND shared.owner = ''
    JOIN recording_ids own ON own.kind = shared.kind AND own.value = shared.value AND own.owner <> ''
    UNION ALL
    SELECT own.id, songs.recording_id, 2
    FROM songs JOIN recordings own USING (title_key, artist_key)
    WHERE own.owner <> '' AND coalesce(abs(own.duration_ms - songs.duration_ms) <= ${SAME_DURATION_MS}, true)
  ), chosen AS (
    SELECT DISTINCT ON (own_id) own_id, shared_id FROM matches WHERE own_id <> shared_id ORDER BY own_id, way, shared_id
  ), moved AS (
    -- A listener has a recording once: of several that turn out to be one, the first is moved, and the others stay.
    SELECT DISTINCT ON (t.owner, c.shared_id) t.id, c.shared_id
    FROM chosen c JOIN tracks t ON t.recording_id = c.own_id AND t.owner <> ''
    WHERE NOT EXISTS (SELECT FROM tracks x WHERE x.owner = t.owner AND x.recording_id = c.shared_id)
    ORDER BY t.owner, c.shared_id, t.id
  )
  UPDATE tracks SET recording_id = moved.shared_id FROM moved WHERE tracks.id = moved.id`;
