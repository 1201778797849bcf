import { Readable } from 'node:stream';
import { callerOf, type HttpServer, type Pool, requireCaller, type VerifyToken } from '@curator/service-kit';
import { z } from 'zod';
import { forbid, refuse } from '../http/answers.ts';
import { EXPORT_FORMATS } from './export-formats.ts';
import { exportedSongs } from './exported-songs.ts';

const querySchema = z.object({ format: z.enum(['csv', 'jspf', 'm3u']).default('csv') });

/** `GET /playlists/:id/export?format=csv|jspf|m3u`: a playlist as a file. */
export function addPlaylistExport(server: HttpServer, pool: Pool, verifyToken: VerifyToken): void {
  server.get<{ Params: { id: string } }>(
    '/playlists/:id/export',
    { onRequest: requireCaller(verifyToken) },
    async (request, reply) => {
      const { subject, scopes } = callerOf(request);
      if (!scopes.has('library:read')) return forbid(reply);
      const query = querySchema.safeParse(request.query);
      if (!query.success) return refuse(reply, 400, 'BAD_USER_INPUT', z.prettifyError(query.error));
      const id = z.uuid().safeParse(request.params.id).data;
      const found = id
        ? await pool.query<{ name: string }>(`SELECT name FROM playlists WHERE id = $1 AND owner IN ('', $2)`, [
            id,
            subject,
          ])
        : undefined;
      const [playlist] = found?.rows ?? [];
      if (!id || !playlist) return refuse(reply, 404, 'NOT_FOUND', 'There is no such playlist among yours.');
      const { format } = query.data;
      const { contentType, write } = EXPORT_FORMATS[format];
      const fileName = `${playlist.name.replace(/[^\p{L}\p{N} ._-]+/gu, '_').slice(0, 100)}.${format}`;
      return reply
        .type(contentType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(Readable.from(write(playlist.name, exportedSongs(pool, id))));
    },
  );
}
