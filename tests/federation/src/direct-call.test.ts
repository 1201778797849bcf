import { sharedStack, type TestListener } from '@curator/testkit';
import { request } from 'undici';
import { beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';

const stack = sharedStack();
const SUBGRAPHS = ['auth', 'catalog', 'trainer'] as const;
let listener: TestListener;

beforeAll(async () => {
  listener = await stack.newListener();
});

describe.each(SUBGRAPHS)('a direct call to %s', (name) => {
  const url = stack.serviceUrls[name] ?? '';
  const post = async (headers: Record<string, string>) => {
    const { statusCode, body } = await request(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    await body.dump();
    return statusCode;
  };

  test.each([
    ['without a token', () => ({})],
    ['with headers that claim an identity', () => ({ 'x-user-id': listener.id, 'x-forwarded-user': listener.id })],
    ["with the listener's own cookie", () => ({ cookie: String(listener.client.headers.cookie) })],
    ['with a token that nobody signed', () => ({ authorization: `Bearer ${unsignedToken(name)}` })],
  ])('%s is answered 401', async (_case, headers: () => Record<string, string>) => {
    expect(await post(headers())).toBe(401);
  });
});

test('a WebSocket to the trainer without a valid token is closed', async () => {
  const socket = new WebSocket(`${stack.serviceUrls.trainer?.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = new Promise<number>((resolve, reject) => {
    socket.on('close', resolve);
    socket.on('error', reject);
  });
  const payload = { token: unsignedToken('trainer') };
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
  expect(await closed).toBe(4403);
});

test.each(['/internal/catalogue.arrow', '/imports'])(
  'catalog answers %s with 401 to whoever has no token',
  async (path) => {
    const method = path === '/imports' ? 'POST' : 'GET';
    const { statusCode } = await request(`${stack.serviceUrls.catalog}${path}?fileName=x.csv`, { method });
    expect(statusCode).toBe(401);
  },
);

test('auth gives no token to a service that it does not know', async () => {
  const { statusCode } = await request(`${stack.serviceUrls.auth}/internal/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('trainer:not-its-secret').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ service: true, audience: 'catalog' }),
  });
  expect(statusCode).toBe(401);
});

/** alg none: what a verifier that trusts the header would accept. */
function unsignedToken(audience: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    sub: listener.id,
    scopes: ['account'],
    aud: audience,
    iss: 'curator-auth',
    exp: Date.now() / 1000 + 60,
  };
  return `${part({ alg: 'none', typ: 'curator-internal+jwt' })}.${part(claims)}.`;
}
