import {
  CATALOGUE_CURSOR_HEADER,
  CATALOGUE_FEED_PATH,
  FEED_CONTENT_TYPE,
  PLAYLIST_FEED_PATH,
  playlistTracksRequestSchema,
} from '@curator/contracts';
import { callerOf, type HttpServer, type Pool, requireCaller, type VerifyToken } from '@curator/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sharedScales } from '../features/scales/shared-scales.ts';
import { trainable } from '../features/scales/trainable.ts';
import { cataloguePlace } from './catalogue-cursor.ts';
import { copyCatalogue, copyPlaylists } from './feature-copies.ts';
import { openSnapshot } from './snapshot.ts';

const VISIBLE = `SELECT id FROM playlists WHERE id = ANY($1::uuid[]) AND owner IN ('', $2)`;

const COUNT_RECORDINGS = `
  SELECT count(DISTINCT t.recording_id)::int AS tracks FROM playlist_items i JOIN tracks t ON t.id = i.track_id
  WHERE i.playlist_id = ANY($1::uuid[])`;

const catalogueQuerySchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
});

/** The features as Arrow, for the trainer: the shared catalogue and its changes, and the tracks of playlists. */
export function addFeedRoutes(server: HttpServer, pool: Pool, verifyToken: VerifyToken): void {
  const hooks = { onRequest: [requireCaller(verifyToken), requireFeatureScope] };
  server.get(CATALOGUE_FEED_PATH, hooks, async (request, reply) => {
    const query = catalogueQuerySchema.safeParse(request.query);
    if (!query.success) return reply.code(400).send({ code: 'BAD_USER_INPUT' });
    const { after } = query.data;
    const scales = await sharedScales(pool);
    const snapshot = await openSnapshot(pool, cataloguePlace);
    const { version, cursor, oldest } = snapshot.first;
    reply.header('etag', `"${version}"`).header(CATALOGUE_CURSOR_HEADER, cursor);
    const isKnown = request.headers['if-none-match'] === `"${version}"`;
    // One that lies ahead is of another life of the database, before it was restored.
    const isTooOld = after !== undefined && (BigInt(after) < BigInt(oldest) || BigInt(after) > BigInt(cursor));
    if (isKnown || isTooOld) {
      await snapshot.end();
      return isKnown ? reply.code(304).send() : reply.code(410).send({ code: 'GONE' });
    }
    return reply.type(FEED_CONTENT_TYPE).send(snapshot.stream(copyCatalogue(snapshot.client, scales, after)));
  });
  server.post(PLAYLIST_FEED_PATH, hooks, async (request, reply) => {
    const body = playlistTracksRequestSchema.safeParse(request.body);
    if (!body.success) return reply.code(400).send({ code: 'BAD_USER_INPUT' });
    const { playlistIds, listenerId, mostTracks, checkOnly } = body.data;
    const visible = await pool.query<{ id: string }>(VISIBLE, [playlistIds, listenerId]);
    const found = new Set(visible.rows.map((row) => row.id));
    const missing = playlistIds.filter((id) => !found.has(id.toLowerCase()));
    if (missing.length > 0) return reply.code(404).send({ missing });
    const tracks = mostTracks === undefined ? 0 : await countRecordings(pool, playlistIds);
    if (mostTracks !== undefined && tracks > mostTracks) return reply.code(413).send({ tracks });
    if (checkOnly) return reply.code(204).send();
    const scales = await trainable(pool, listenerId);
    const snapshot = await openSnapshot(pool, async () => {});
    return reply.type(FEED_CONTENT_TYPE).send(snapshot.stream(copyPlaylists(snapshot.client, scales, playlistIds)));
  });
}

async function requireFeatureScope(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!callerOf(request).scopes.has('features:read')) await reply.code(403).send({ code: 'FORBIDDEN' });
}

async function countRecordings(pool: Pool, playlistIds: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ tracks: number }>(COUNT_RECORDINGS, [playlistIds]);
  return rows[0]?.tracks ?? 0;
}
