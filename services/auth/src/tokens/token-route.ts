import { createHash, timingSafeEqual } from 'node:crypto';
import { tokenRequestSchema } from '@curator/contracts';
import { type HttpServer, INTERNAL_TOKEN_PATH } from '@curator/service-kit';
import type { ExchangeTokens, ServiceName } from './exchange.ts';

/** `POST /internal/token`: Basic authentication with a service's name and secret, the credential in the body. */
export function addTokenRoute(
  server: HttpServer,
  secrets: Readonly<Record<ServiceName, string>>,
  exchange: ExchangeTokens,
): void {
  server.post(INTERNAL_TOKEN_PATH, async (request, reply) => {
    const service = authenticateService(request.headers.authorization, secrets);
    if (!service) return reply.code(401).send({ code: 'UNKNOWN_SERVICE' });
    const credential = tokenRequestSchema.safeParse(request.body);
    if (!credential.success) return reply.code(400).send({ code: 'BAD_REQUEST' });
    const answer = await exchange(service, credential.data);
    if (!answer) return reply.code(401).send({ code: 'INVALID_CREDENTIAL' });
    return reply.header('cache-control', 'no-store').send(answer);
  });
}

function authenticateService(
  authorization: string | undefined,
  secrets: Readonly<Record<ServiceName, string>>,
): ServiceName | undefined {
  const encoded = /^Basic ([\w+/=]{1,1024})$/.exec(authorization ?? '')?.[1] ?? '';
  const [name = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  if (name !== 'gateway' && name !== 'trainer') return undefined;
  return equalSecrets(secret.join(':'), secrets[name]) ? name : undefined;
}

/** In a time that tells nothing of where they differ. */
function equalSecrets(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
