import type { HttpServer } from '@curator/service-kit';
import { toNodeHandler } from 'better-auth/node';
import { ACCOUNT_ROUTES, type Accounts } from './better-auth.ts';

/** Serves better-auth's own endpoints. Which of them the public reaches is the gateway's list. */
export function addAccountRoutes(server: HttpServer, accounts: Accounts): void {
  const handle = toNodeHandler(accounts);
  server.register(async (routes) => {
    // better-auth reads the body itself.
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, _payload, done) => done(null));
    routes.all(`${ACCOUNT_ROUTES}/*`, async (request, reply) => {
      reply.hijack();
      await handle(request.raw, reply.raw);
    });
  });
}
