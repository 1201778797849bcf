import type { HttpServer } from '@curator/service-kit';
import replyFrom from '@fastify/reply-from';

/** What the public may do with accounts over HTTP; everything else that auth can do is not reachable. */
const PUBLIC_ROUTES = [
  ['POST', '/api/auth/sign-up/email'],
  ['POST', '/api/auth/sign-in/email'],
  ['POST', '/api/auth/one-time-token/verify'],
  ['POST', '/api/auth/sign-out'],
  ['POST', '/api/auth/change-password'],
  ['GET', '/api/auth/get-session'],
] as const;

/** Passes sign-up, sign-in and sign-out on to auth. */
export async function addAccountProxy(server: HttpServer, authUrl: string): Promise<void> {
  await server.register(async (routes) => {
    await routes.register(replyFrom, { base: authUrl });
    for (const [method, url] of PUBLIC_ROUTES) {
      routes.route({
        method,
        url,
        // It would tell of every request that is passed on.
        logLevel: 'warn',
        handler: (request, reply) =>
          reply.from(url, {
            rewriteRequestHeaders: (_raw, headers) => ({
              ...headers,
              'x-forwarded-for': request.ip,
              'x-request-id': request.id,
            }),
          }),
      });
    }
  });
}
