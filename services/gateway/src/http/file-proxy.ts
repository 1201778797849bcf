import { Readable } from 'node:stream';
import { detachedBody, dropUnreadBody, type HttpServer } from '@curator/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { type Agent, request as send } from 'undici';
import { credentialOf } from '../identity/credential.ts';
import { identify } from '../identity/gateway-context.ts';
import type { FindTokens } from '../identity/token-cache.ts';

export interface FileProxyOptions {
  catalogUrl: string;
  findTokens: FindTokens;
  connections: Agent;
}

/** An import is answered when the file is in: as long as bytes come, it may take its time. */
const FILE_TIMEOUT_MS = 600_000;

type Method = 'GET' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE';

/** What goes through: nothing else of catalog can be reached from outside but its part of the graph. */
const ROUTES: readonly (readonly [method: Method, path: string])[] = [
  ['POST', '/imports'],
  ['POST', '/imports/preview'],
  ['GET', '/imports/:id/rows.csv'],
  ['GET', '/playlists/:id/export'],
  ['POST', '/uploads'],
  ['HEAD', '/uploads/:id'],
  ['PATCH', '/uploads/:id'],
  ['DELETE', '/uploads/:id'],
];

/** Headers of requests and answers that files and resumable uploads are about. */
const REQUEST_HEADERS = [
  'content-length',
  'content-type',
  'tus-resumable',
  'upload-length',
  'upload-offset',
  'upload-metadata',
];
const ANSWER_HEADERS = [
  ...['content-type', 'content-disposition', 'location', 'cache-control'],
  ...[
    'tus-resumable',
    'tus-version',
    'tus-extension',
    'tus-max-size',
    'upload-length',
    'upload-offset',
    'upload-metadata',
    'upload-expires',
  ],
];

/** Files to and from catalog, streamed on with the caller's token. */
export async function addFileProxy(server: HttpServer, options: FileProxyOptions): Promise<void> {
  await server.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    // Catalog reads the body and sees to its limits.
    routes.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const [method, url] of ROUTES)
      routes.route({
        method,
        url,
        exposeHeadRoute: false,
        bodyLimit: Number.MAX_SAFE_INTEGER,
        handler: (request, reply) => passOnOrRefuse(options, request, reply),
      });
  });
}

async function passOnOrRefuse(options: FileProxyOptions, request: FastifyRequest, reply: FastifyReply) {
  try {
    return await passOn(options, request, reply);
  } catch (error) {
    const { status, code, message } = refusalOf(error);
    if (!(error instanceof GraphQLError)) request.log.error({ err: error }, 'a file could not be passed on');
    await dropUnreadBody(request.raw);
    return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
  }
}

async function passOn(
  { catalogUrl, findTokens, connections }: FileProxyOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const target = targetOf(catalogUrl, request);
  if (!target) return reply.code(404).send({ errors: [NOT_FOUND] });
  const identity = await identify(credentialOf(request.headers), findTokens);
  const method = request.method as Method;
  const hasBody = method === 'POST' || method === 'PATCH';
  const answer = await send(target, {
    method,
    headers: {
      ...picked(request.headers, REQUEST_HEADERS),
      authorization: `Bearer ${identity.tokens.catalog}`,
      'x-request-id': request.id,
    },
    ...(hasBody && { body: Readable.from(detachedBody(request.raw)) }),
    dispatcher: connections,
    headersTimeout: FILE_TIMEOUT_MS,
    bodyTimeout: FILE_TIMEOUT_MS,
  });
  if (hasBody) await dropUnreadBody(request.raw);
  return reply.code(answer.statusCode).headers(picked(answer.headers, ANSWER_HEADERS)).send(answer.body);
}

const NOT_FOUND = { message: 'There is nothing with this id.', extensions: { code: 'NOT_FOUND' } };
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Only the id and the query are the client's to choose: an address of its own would send the token anywhere. */
function targetOf(catalogUrl: string, { routeOptions, params, query }: FastifyRequest): URL | undefined {
  const { id } = params as { id?: string };
  if (id !== undefined && !ID.test(id)) return undefined;
  const target = new URL((routeOptions.url ?? '').replace(':id', id ?? ''), catalogUrl);
  target.search = new URLSearchParams(query as Record<string, string>).toString();
  return target;
}

function picked(headers: Readonly<Record<string, string | string[] | undefined>>, names: readonly string[]) {
  const found = names.map((name) => [name, headers[name]] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function refusalOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof GraphQLError) {
    const code = String(error.extensions.code);
    return { status: code === 'UNAUTHENTICATED' ? 401 : 503, code, message: error.message };
  }
  const message = 'The part called catalog cannot be reached just now. Try again in a moment.';
  return { status: 503, code: 'SERVICE_UNAVAILABLE', message };
}
