import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createFaultQueue, type Fault, spoilsAnswer } from './faults.ts';
import type { SeenRequest } from './seen-request.ts';

/** Called with each request before it is answered; the answer waits for what it returns. */
export type RequestListener = (seen: SeenRequest) => unknown;

/** What a test can see of any fake, and do to it. */
export interface FakeServerControl extends AsyncDisposable {
  /** In the order of arrival. Empty it (`length = 0`) to count anew. */
  readonly requests: SeenRequest[];
  /** The next requests that match fail so. Faults are used up in the order in which they were asked for. */
  failNext(fault: Fault): void;
  /** Returns what ends the listening. */
  onRequest(listener: RequestListener): () => void;
}

/** An error as the played server words it. */
export interface WordedError {
  status: number;
  message?: string;
  reason?: string;
  retryAfterSeconds?: number;
}

export interface FakeHttpServerOptions {
  /** The body of an error, as the played server sends it. */
  errorBody(error: WordedError, seen: SeenRequest): unknown;
  /** Says which requests are turned away whatever they ask, as rate limits do. */
  turnsAway(seen: SeenRequest): WordedError | undefined;
  addRoutes(server: FastifyInstance): void;
}

/** A real server on a free port of 127.0.0.1 whose requests are recorded and can be made to fail. */
export async function startFakeHttpServer(
  options: FakeHttpServerOptions,
): Promise<FakeServerControl & { origin: string }> {
  const server = Fastify({ forceCloseConnections: true });
  const requests: SeenRequest[] = [];
  const faults = createFaultQueue();
  const listeners = new Set<RequestListener>();
  addFaults(server, { requests, listeners, takeFault: faults.take }, options);
  options.addRoutes(server);
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    origin,
    requests,
    failNext: faults.add,
    onRequest(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

interface Watch {
  requests: SeenRequest[];
  listeners: ReadonlySet<RequestListener>;
  takeFault(seen: SeenRequest): Fault | undefined;
}

function addFaults(server: FastifyInstance, watch: Watch, options: FakeHttpServerOptions): void {
  const underway = new WeakMap<FastifyRequest, { seen: SeenRequest; late?: Fault }>();
  server.addHook('onRequest', async (request, reply) => {
    const { pathname: path, search } = new URL(request.url, 'http://fake');
    const seen: SeenRequest = { method: request.method, path, search, status: undefined };
    watch.requests.push(seen);
    const fault = watch.takeFault(seen);
    underway.set(request, { seen, late: fault?.afterWork ? fault : undefined });
    for (const listener of watch.listeners) await listener(seen);
    if (fault && !fault.afterWork) {
      await fault.until;
      if (fault.reset) return breakConnection(request, reply, seen);
      if (spoilsAnswer(fault)) return reply.send(spoil(reply, fault, seen, options));
    }
    const refusal = options.turnsAway(seen);
    if (refusal) return reply.send(word(reply, refusal, seen, options));
  });
  server.addHook('onSend', async (request, reply, payload) => {
    const { seen, late } = underway.get(request) ?? {};
    await late?.until;
    if (late?.reset) request.raw.socket.resetAndDestroy();
    const sent = seen && late && !late.reset && spoilsAnswer(late) ? spoil(reply, late, seen, options) : payload;
    if (seen) seen.status = late?.reset ? 'reset' : reply.statusCode;
    return sent;
  });
}

function breakConnection(request: FastifyRequest, reply: FastifyReply, seen: SeenRequest): FastifyReply {
  reply.hijack();
  request.raw.socket.resetAndDestroy();
  seen.status = 'reset';
  return reply;
}

function spoil(reply: FastifyReply, fault: Fault, seen: SeenRequest, options: FakeHttpServerOptions): string {
  const text = word(reply, { ...fault, status: fault.status ?? 200 }, seen, options);
  reply.headers(fault.headers ?? {});
  return fault.body ?? text;
}

function word(reply: FastifyReply, error: WordedError, seen: SeenRequest, options: FakeHttpServerOptions): string {
  reply.code(error.status).type('application/json; charset=utf-8');
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  return JSON.stringify(options.errorBody(error, seen));
}
