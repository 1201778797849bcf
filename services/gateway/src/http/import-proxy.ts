import type { HttpServer } from '@curator/service-kit';
import replyFrom from '@fastify/reply-from';
import { GraphQLError } from 'graphql';
import { comesFromElsewhere, credentialOf } from '../identity/credential.ts';
import { identify } from '../identity/gateway-context.ts';
import type { FindTokens } from '../identity/token-cache.ts';

export interface ImportProxyOptions {
  catalogUrl: string;
  publicUrl: string;
  findTokens: FindTokens;
}

const UPLOAD_LIMIT_BYTES = 512 * 1024 * 1024;
const UPLOAD_TIMEOUT_MS = 600_000;

/** `POST /imports`: the file is the body, streamed on to catalog with the caller's token. */
export async function addImportProxy(
  server: HttpServer,
  { catalogUrl, publicUrl, findTokens }: ImportProxyOptions,
): Promise<void> {
  await server.register(async (routes) => {
    await routes.register(replyFrom, { base: catalogUrl, http: { requestOptions: { timeout: UPLOAD_TIMEOUT_MS } } });
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    routes.post('/imports', { bodyLimit: UPLOAD_LIMIT_BYTES }, async (request, reply) => {
      if (comesFromElsewhere(request.headers.origin, publicUrl))
        return reply.code(403).send(problem('FORBIDDEN', 'Requests from another site are refused.'));
      try {
        const identity = await identify(credentialOf(request.headers), findTokens);
        return reply.from(request.url, {
          rewriteRequestHeaders: (_raw, { cookie: _cookie, ...headers }) => ({
            ...headers,
            authorization: `Bearer ${identity.tokens.catalog}`,
            'x-request-id': request.id,
          }),
        });
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const code = String(error.extensions.code);
        return reply.code(code === 'UNAUTHENTICATED' ? 401 : 503).send(problem(code, error.message));
      }
    });
  });
}

function problem(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}
