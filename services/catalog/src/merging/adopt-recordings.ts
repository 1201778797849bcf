import type { PoolClient } from '@curator/service-kit';
import { SAME_DURATION_MS } from './songs.ts';

/**
 * After a catalogue load: songs that listeners had brought before, and that the catalogue now has too, become the catalogue's
 * recordings. So what a listener knows is not recommended to them. By id first, else by title, main artist and length.
 * The table of `resolveRecordings` is there, and the shared tracks are written.
 */
export async function adoptRecordings(client: PoolClient): Promise<void> {
  const listeners = await client.query(`SELECT FROM tracks WHERE owner <> '' LIMIT 1`);
  if (listeners.rowCount) await client.query(ADOPT);
}

const IS_OWN = `own.owner <> '' AND NOT EXISTS (SELECT FROM recording_splits x WHERE x.track_id = own.id)`;

/** All of a listener's tracks of one recording go together. */
const ADOPT = `
  WITH matches AS (
    SELECT own.id, own.owner, own.recording_id AS own_id, p.recording_id AS shared_id, 'SPOTIFY_ID' AS way, 1 AS place
    FROM row_tracks p JOIN tracks t ON p.describes AND t.id = p.track_id JOIN tracks own ON own.spotify_id = t.spotify_id WHERE ${IS_OWN}
    UNION ALL
    SELECT own.id, own.owner, own.recording_id, p.recording_id, 'ISRC', 2
    FROM row_tracks p JOIN tracks t ON p.describes AND t.id = p.track_id JOIN tracks own ON own.isrc = t.isrc WHERE ${IS_OWN}
    UNION ALL
    SELECT own.id, own.owner, own.recording_id, p.recording_id, 'NAME', 3
    FROM row_tracks p JOIN tracks t ON p.describes AND t.id = p.track_id JOIN tracks own ON own.name_key = t.name_key
    WHERE ${IS_OWN} AND coalesce(abs(own.duration_ms - t.duration_ms) <= ${SAME_DURATION_MS}, true)
  ), chosen AS (
    SELECT DISTINCT ON (own_id, owner) own_id, owner, shared_id, way FROM matches
    WHERE own_id <> shared_id AND NOT EXISTS (SELECT FROM tracks x WHERE x.recording_id = own_id AND x.owner = '')
    ORDER BY own_id, owner, place, shared_id
  )
  UPDATE tracks SET recording_id = chosen.shared_id, merged_by = chosen.way, merged_at = now(), changed_in = pg_current_xact_id()
  FROM chosen WHERE tracks.recording_id = chosen.own_id AND tracks.owner = chosen.owner
    AND NOT EXISTS (SELECT FROM recording_splits x WHERE x.track_id = tracks.id)`;
