import type { HttpServer } from '@curator/service-kit';
import fastifyStatic from '@fastify/static';

const IMMUTABLE_SECONDS = 31_536_000;

export interface WebFilesOptions {
  folder: string;
  graphiql: boolean;
}

/** Serves the built page: hashed assets for ever, everything that is not a file as the page itself, which knows its own routes. */
export async function addWebFiles(server: HttpServer, { folder, graphiql }: WebFilesOptions): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    globIgnore: graphiql ? [] : ['graphiql.html'],
    setHeaders: (reply, file) => {
      const forEver = /[\\/]assets[\\/]/.test(file);
      reply.header('cache-control', forEver ? `public, max-age=${IMMUTABLE_SECONDS}, immutable` : 'no-cache');
    },
  });
  if (graphiql) server.get('/graphiql', (_request, reply) => reply.sendFile('graphiql.html'));
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage) return reply.sendFile('index.html');
    return reply.code(404).send({ errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }] });
  });
}
