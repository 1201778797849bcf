import { randomUUID } from 'node:crypto';
import { callerOf, type HttpServer, type Pool, requireCaller, type VerifyToken } from '@curator/service-kit';
import { Server } from '@tus/server';
import { forbid } from '../http/answers.ts';
import { createUploadStore, uploadCaller } from './upload-store.ts';

export interface UploadsRouteOptions {
  pool: Pool;
  verifyToken: VerifyToken;
  limitBytes: number;
}

/** `/uploads`: resumable uploads, by the tus protocol (1.0). A file that is there whole is imported by `POST /imports?upload=…`. */
export function addUploadsRoute(server: HttpServer, { pool, verifyToken, limitBytes }: UploadsRouteOptions): void {
  const tus = new Server({
    path: '/uploads',
    datastore: createUploadStore(pool),
    maxSize: limitBytes,
    relativeLocation: true,
    namingFunction: () => randomUUID(),
  });
  server.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const url of ['/uploads', '/uploads/:id'])
      routes.route({
        method: ['POST', 'HEAD', 'PATCH', 'DELETE'],
        url,
        onRequest: requireCaller(verifyToken),
        bodyLimit: Number.MAX_SAFE_INTEGER,
        handler: async (request, reply) => {
          const { subject, scopes } = callerOf(request);
          if (!scopes.has('library:write')) return forbid(reply);
          reply.hijack();
          await uploadCaller.run(subject, () => tus.handle(request.raw, reply.raw));
          return reply;
        },
      });
  });
}
