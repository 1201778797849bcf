import { Readable } from 'node:stream';
import { detachedBody, dropUnreadBody, type HttpServer } from '@curator/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { type Agent, request as send } from 'undici';
import { credentialOf } from '../identity/credential.ts';
import { identify } from '../identity/gateway-context.ts';
import type { FindTokens } from '../identity/token-cache.ts';

export interface ImportProxyOptions {
  catalogUrl: string;
  findTokens: FindTokens;
  connections: Agent;
}

/** An import is answered when the file is in: as long as bytes come, it may take its time. */
const UPLOAD_TIMEOUT_MS = 600_000;

/** `POST /imports`: the file is the body, streamed on to catalog with the caller's token. */
export async function addImportProxy(server: HttpServer, options: ImportProxyOptions): Promise<void> {
  await server.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    // Catalog reads the body and sees to its limits.
    routes.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    routes.post('/imports', async (request, reply) => {
      try {
        return await passOn(options, request, reply);
      } catch (error) {
        const { status, code, message } = refusalOf(error);
        if (!(error instanceof GraphQLError)) request.log.error({ err: error }, 'a file could not be passed on');
        await dropUnreadBody(request.raw);
        return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
      }
    });
  });
}

async function passOn(
  { catalogUrl, findTokens, connections }: ImportProxyOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const identity = await identify(credentialOf(request.headers), findTokens);
  const length = request.headers['content-length'];
  // Only the query is the client's to choose: an address of its own would send the token anywhere.
  const target = new URL('/imports', catalogUrl);
  target.search = new URLSearchParams(request.query as Record<string, string>).toString();
  const answer = await send(target, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${identity.tokens.catalog}`,
      'content-type': 'application/octet-stream',
      'x-request-id': request.id,
      ...(length !== undefined && { 'content-length': length }),
    },
    body: Readable.from(detachedBody(request.raw)),
    dispatcher: connections,
    headersTimeout: UPLOAD_TIMEOUT_MS,
    bodyTimeout: UPLOAD_TIMEOUT_MS,
  });
  const text = await answer.body.text();
  await dropUnreadBody(request.raw);
  return reply.code(answer.statusCode).type('application/json').send(text);
}

function refusalOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof GraphQLError) {
    const code = String(error.extensions.code);
    return { status: code === 'UNAUTHENTICATED' ? 401 : 503, code, message: error.message };
  }
  const message = 'The part called catalog cannot be reached just now. Try again in a moment.';
  return { status: 503, code: 'SERVICE_UNAVAILABLE', message };
}
