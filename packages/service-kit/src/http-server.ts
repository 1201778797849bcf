import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Logger } from './logger.ts';

/** True while the part answers. Must not throw and must not take longer than a second or so. */
export type ReadinessCheck = () => Promise<boolean>;

export interface HttpServerOptions {
  logger: Logger;
  /** What must work for the service to be sent requests, by name. */
  readiness: Record<string, ReadinessCheck>;
  /** Largest body, in bytes, of routes that do not stream. */
  bodyLimit?: number;
  trustProxy?: boolean;
  /** Whether `/metrics` is answered: not where strangers reach the server. True where left out. */
  metrics?: boolean;
  /** Holds what the service measures itself, beside what is measured of every server. */
  registry?: Registry;
}

export type HttpServer = FastifyInstance;

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** Fastify with request ids, `/healthz` (the process lives), `/readyz` (its parts answer) and `/metrics` (Prometheus). */
export function createHttpServer({
  logger,
  readiness,
  bodyLimit = 262_144,
  trustProxy = false,
  metrics = true,
  registry = new Registry(),
}: HttpServerOptions) {
  const server: FastifyInstance = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy,
    forceCloseConnections: 'idle',
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  server.addHook('onRequest', async (request, reply) => {
    // An absolute address in the request line is for proxies, which none of our services is.
    if (!request.raw.url?.startsWith('/')) await reply.code(400).send({ code: 'BAD_REQUEST' });
  });
  addMetrics(server, registry, metrics);
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const checks = await Promise.all(
      Object.entries(readiness).map(async ([name, check]) => [name, await check()] as const),
    );
    if (checks.some(([, works]) => !works)) reply.code(503);
    return Object.fromEntries(checks);
  });
  return server;
}

function addMetrics(server: FastifyInstance, registry: Registry, exposed: boolean): void {
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to last byte',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500)
      request.log.error({ method: request.method, route, status: reply.statusCode }, 'request failed');
  });
  if (exposed)
    server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}

/** Listens, and closes on disposal. Returns the port, which differs from the one asked for where that was 0. */
export async function listen(
  server: FastifyInstance,
  { host, port }: { host: string; port: number },
  stack: AsyncDisposableStack,
): Promise<number> {
  await server.listen({ host, port });
  stack.defer(() => server.close());
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
