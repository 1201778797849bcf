import {
  CATALOGUE_FEED_PATH,
  FEATURES,
  FEED_CONTENT_TYPE,
  PLAYLIST_FEED_PATH,
  playlistTracksRequestSchema,
} from '@curator/contracts';
import {
  callerOf,
  type HttpServer,
  inTransaction,
  type Pool,
  requireCaller,
  type VerifyToken,
} from '@curator/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BEST_FEATURES } from '../tracks/best-features.ts';
import { encodeFeatures, type FeatureRow } from './feature-table.ts';

const FEATURE_COLUMNS = FEATURES.map((name) => `f.${name}`).join(', ');

/** What counts of a shared track is its newest complete measurement. */
const CATALOGUE = `
  SELECT DISTINCT ON (t.recording_id) t.id AS track_id, t.recording_id, ${FEATURE_COLUMNS}
  FROM tracks t JOIN audio_features f ON f.track_id = t.id
  WHERE t.owner = '' AND f.complete ORDER BY t.recording_id, t.id, f.measured_at DESC, f.source_id`;

const VISIBLE = `SELECT id FROM playlists WHERE id = ANY($1::uuid[]) AND owner IN ('', $2)`;

const PLAYLIST_TRACKS = `
  SELECT DISTINCT ON (t.recording_id) t.id AS track_id, t.recording_id, ${FEATURE_COLUMNS}
  FROM playlist_items i JOIN tracks t ON t.id = i.track_id LEFT JOIN LATERAL ${BEST_FEATURES} ON true
  WHERE i.playlist_id = ANY($1::uuid[]) ORDER BY t.recording_id, f.complete DESC NULLS LAST, t.id`;

const COUNT_RECORDINGS = `
  SELECT count(DISTINCT t.recording_id)::int AS tracks FROM playlist_items i JOIN tracks t ON t.id = i.track_id
  WHERE i.playlist_id = ANY($1::uuid[])`;

/** The features as Arrow, for the trainer: the shared catalogue, and the tracks of playlists. */
export function addFeedRoutes(server: HttpServer, pool: Pool, verifyToken: VerifyToken): void {
  const hooks = { onRequest: [requireCaller(verifyToken), requireFeatureScope] };
  server.get(CATALOGUE_FEED_PATH, hooks, async (request, reply) => {
    const { version, rows } = await readCatalogue(pool, request.headers['if-none-match']);
    reply.header('etag', `"${version}"`);
    if (!rows) return reply.code(304).send();
    return reply.type(FEED_CONTENT_TYPE).send(Buffer.from(encodeFeatures(rows)));
  });
  server.post(PLAYLIST_FEED_PATH, hooks, async (request, reply) => {
    const body = playlistTracksRequestSchema.safeParse(request.body);
    if (!body.success) return reply.code(400).send({ code: 'BAD_USER_INPUT' });
    const { playlistIds, listenerId, mostTracks } = body.data;
    const visible = await pool.query<{ id: string }>(VISIBLE, [playlistIds, listenerId]);
    const found = new Set(visible.rows.map((row) => row.id));
    const missing = playlistIds.filter((id) => !found.has(id.toLowerCase()));
    if (missing.length > 0) return reply.code(404).send({ missing });
    const tracks = mostTracks === undefined ? 0 : await countRecordings(pool, playlistIds);
    if (mostTracks !== undefined && tracks > mostTracks) return reply.code(413).send({ tracks });
    const { rows } = await pool.query<FeatureRow>(PLAYLIST_TRACKS, [playlistIds]);
    return reply.type(FEED_CONTENT_TYPE).send(Buffer.from(encodeFeatures(rows)));
  });
}

async function requireFeatureScope(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!callerOf(request).scopes.has('features:read')) await reply.code(403).send({ code: 'FORBIDDEN' });
}

async function countRecordings(pool: Pool, playlistIds: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ tracks: number }>(COUNT_RECORDINGS, [playlistIds]);
  return rows[0]?.tracks ?? 0;
}

/** Version and rows of one moment; no rows where the caller has that version. */
function readCatalogue(pool: Pool, known: string | undefined): Promise<{ version: number; rows?: FeatureRow[] }> {
  return inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ version: number }>('SELECT version FROM catalogue');
    const version = rows[0]?.version ?? 0;
    if (known === `"${version}"`) return { version };
    return { version, rows: (await client.query<FeatureRow>(CATALOGUE)).rows };
  });
}
