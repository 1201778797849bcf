import { type ApiClient, apiClient } from '@curator/platform';
import { sharedStack, type TestListener } from '@curator/testkit';
import { beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';

const stack = sharedStack();
let listener: TestListener;

beforeAll(async () => {
  listener = await stack.newListener('Key holder');
});

interface Created {
  createApiKey: { apiKey: { id: string; prefix: string; scopes: string[] }; secret: string };
}

const CREATE = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    ... on CreatedApiKey { secret apiKey { id prefix scopes } }
    ... on AccountProblem { code message }
  }
}`;

async function createKey(input: object): Promise<{ id: string; secret: string; client: ApiClient }> {
  const { createApiKey } = await listener.client.run<Created>(CREATE, { input });
  const { apiKey, secret } = createApiKey;
  return { id: apiKey.id, secret, client: apiClient(stack.url, { authorization: `Bearer ${secret}` }) };
}

test('a key speaks for its account, without the cookie', async () => {
  const { client } = await createKey({ name: 'reader' });
  expect(await client.run('{ me { id name playlists { totalCount } } }')).toMatchObject({
    me: { id: listener.id, name: 'Key holder' },
  });
});

test('a key may do no more than its scopes, and never look after the account', async () => {
  const { client } = await createKey({ name: 'library only', scopes: ['library:read'] });
  expect(await client.run('{ me { playlists { totalCount } } }')).toMatchObject({
    me: { playlists: { totalCount: 0 } },
  });
  await expect(client.run('{ me { tastes { id } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(client.run('{ me { apiKeys { id } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await client.run('{ me { email } }')).toEqual({ me: { email: null } });
  await expect(
    client.importFile((async function* () {})(), { fileName: 'x.csv', kind: 'LIBRARY' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a revoked key is refused within five seconds', async () => {
  const { id, client } = await createKey({ name: 'short-lived' });
  await client.run('{ me { id } }');
  await listener.client.run('mutation ($id: ID!) { revokeApiKey(id: $id) { ... on RevokedApiKey { id } } }', { id });
  await vi.waitFor(() => expect(client.run('{ me { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' }), {
    timeout: 6_000,
    interval: 200,
  });
});

test('the secret of a key is shown once: afterwards only its prefix is', async () => {
  const { id, secret } = await createKey({ name: 'shown once' });
  const { me } = await listener.client.run<{ me: { apiKeys: { id: string; prefix: string }[] } }>(
    '{ me { apiKeys { id prefix } } }',
  );
  const found = me.apiKeys.find((key) => key.id === id);
  expect(secret.startsWith(found?.prefix ?? '?')).toBe(true);
  expect(JSON.stringify(me)).not.toContain(secret);
});

test('a key is refused that is wrong, and a request for one that makes no sense is explained', async () => {
  const stranger = apiClient(stack.url, { authorization: 'Bearer curator_not-a-key' });
  await expect(stranger.run('{ me { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(apiClient(stack.url, {}).run('{ me { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const { createApiKey } = await listener.client.run<{ createApiKey: object }>(CREATE, {
    input: { name: 'too mighty', scopes: ['account'] },
  });
  expect(createApiKey).toEqual({ code: 'INVALID_INPUT', message: expect.stringContaining('account') });
});

test('a socket is closed within five seconds when the key behind it is revoked', async () => {
  const { id, secret } = await createKey({ name: 'watcher' });
  const socket = new WebSocket(`${stack.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve, reject) => {
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { apiKey: secret } })));
    socket.on('message', resolve);
    socket.on('close', reject);
  });
  const revokedAt = performance.now();
  await listener.client.run('mutation ($id: ID!) { revokeApiKey(id: $id) { ... on RevokedApiKey { id } } }', { id });
  expect(await closed).toBe(4403);
  expect(performance.now() - revokedAt).toBeLessThan(6_500);
});
