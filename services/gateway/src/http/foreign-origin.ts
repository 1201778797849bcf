import type { HttpServer } from '@curator/service-kit';
import { comesFromElsewhere } from '../identity/credential.ts';

/** Pages of other sites may not make a browser that is signed in here do anything. */
export function refuseForeignOrigins(server: HttpServer, publicUrl: string): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || !comesFromElsewhere(request.headers.origin, publicUrl)) return;
    const message = 'Requests from another site are refused.';
    await reply.code(403).send({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });
  });
}
