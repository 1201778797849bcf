import type { PoolClient } from '@curator/service-kit';
import { POSITION_STEP } from '../merging/playlists.ts';
import { PlaylistProblem } from './playlist-problem.ts';

/** Of a playlist that is made by hand. */
const MAX_TRACKS = 100_000;

/**
 * Puts tracks at a playlist's end, but for those of recordings that it has already.
 *
 * @returns how many were put there.
 */
export async function appendTracks(
  client: PoolClient,
  playlistId: string,
  trackIds: readonly string[],
): Promise<number> {
  if (trackIds.length === 0) return 0;
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*) AS count FROM playlist_items WHERE playlist_id = $1',
    [playlistId],
  );
  if ((rows[0]?.count ?? 0) + trackIds.length > MAX_TRACKS)
    throw new PlaylistProblem('TOO_MANY_TRACKS', `A playlist holds at most ${MAX_TRACKS.toLocaleString('en')} songs.`);
  return (await client.query(APPEND, [playlistId, trackIds])).rowCount ?? 0;
}

const APPEND = `
  INSERT INTO playlist_items (playlist_id, position, track_id)
  SELECT $1, coalesce((SELECT max(position) FROM playlist_items WHERE playlist_id = $1), 0) + ${POSITION_STEP} * n.place, t.id
  FROM unnest($2::uuid[]) WITH ORDINALITY AS n (id, place) JOIN tracks t ON t.id = n.id
  WHERE NOT EXISTS (
    SELECT FROM playlist_items i JOIN tracks x ON x.id = i.track_id
    WHERE i.playlist_id = $1 AND x.recording_id = t.recording_id
  )`;

/**
 * Takes recordings out of a playlist, whichever of their tracks it has.
 *
 * @returns how many were taken out.
 */
export async function removeTracks(
  client: PoolClient,
  playlistId: string,
  trackIds: readonly string[],
): Promise<number> {
  const { rows } = await client.query<{ gone: number }>(REMOVE, [playlistId, trackIds]);
  return rows[0]?.gone ?? 0;
}

const REMOVE = `
  WITH gone AS (
    DELETE FROM playlist_items i USING tracks t
    WHERE i.playlist_id = $1 AND t.id = i.track_id
      AND t.recording_id IN (SELECT recording_id FROM tracks WHERE id = ANY($2::uuid[]))
    RETURNING folded
  )
  SELECT count(*) FILTER (WHERE NOT folded) AS gone FROM gone`;

/**
 * Puts tracks of a playlist, in the order given, before another one of it, or at its end.
 *
 * @returns how many were moved.
 */
export async function moveTracks(
  client: PoolClient,
  playlistId: string,
  trackIds: readonly string[],
  beforeId: string | null,
): Promise<number> {
  const { rows } = await client.query<{ id: string; recordingId: string }>(IN_ORDER, [playlistId]);
  const recordings = new Map(
    (
      await client.query<{ id: string; recordingId: string }>(
        'SELECT id, recording_id AS "recordingId" FROM tracks WHERE id = ANY($1::uuid[])',
        [beforeId === null ? trackIds : [...trackIds, beforeId]],
      )
    ).rows.map((row) => [row.id, row.recordingId]),
  );
  const wanted = new Set(trackIds.map((id) => recordings.get(id.toLowerCase())));
  const before = beforeId === null ? undefined : recordings.get(beforeId.toLowerCase());
  if (
    beforeId !== null &&
    (before === undefined || !rows.some((row) => row.recordingId === before) || wanted.has(before))
  )
    throw new PlaylistProblem(
      'INVALID_INPUT',
      'The song to move others before is not in the playlist, or is one of them.',
    );
  const byRecording = Map.groupBy(rows, (row) => row.recordingId);
  const moved = [...wanted].flatMap((recording) => byRecording.get(recording ?? '') ?? []);
  const stay = rows.filter((row) => !wanted.has(row.recordingId));
  const place = before === undefined ? stay.length : stay.findIndex((row) => row.recordingId === before);
  const order = [...stay.slice(0, place), ...moved, ...stay.slice(place)].map((row) => row.id);
  // Two steps, since no two items may be at one place in between.
  await client.query(AWAY, [playlistId]);
  await client.query(BACK, [playlistId, order]);
  return new Set(moved.map((row) => row.recordingId)).size;
}

const IN_ORDER = `
  SELECT t.id, t.recording_id AS "recordingId" FROM playlist_items i JOIN tracks t ON t.id = i.track_id
  WHERE i.playlist_id = $1 ORDER BY i.position`;
const AWAY = 'UPDATE playlist_items SET position = -position WHERE playlist_id = $1';
const BACK = `
  UPDATE playlist_items i SET position = ${POSITION_STEP} * n.place
  FROM unnest($2::uuid[]) WITH ORDINALITY AS n (id, place) WHERE i.playlist_id = $1 AND i.track_id = n.id`;
