import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { sharedStack } from '@curator/testkit';
import { request } from 'undici';
import { expect, test } from 'vitest';

const stack = sharedStack();
const FILE = 'title,artist\nThrough the door,Ann\n=Formula,Bob\n';
const TUS = { 'tus-resumable': '1.0.0' };

test('a file is previewed, brought, reported and exported through the one door', async () => {
  const { client } = await stack.newListener();
  const call = (method: 'GET' | 'POST', path: string, body?: string) =>
    request(stack.url + path, { method, headers: client.headers, ...(body !== undefined && { body }) });
  const preview = await call('POST', '/imports/preview?fileName=door.csv', FILE);
  expect(await preview.body.json()).toMatchObject({ state: 'READY', rows: [{ title: 'Through the door' }, {}] });
  const brought = await call('POST', '/imports?fileName=door.csv', FILE);
  expect(brought.statusCode).toBe(201);
  const { id } = (await brought.body.json()) as { id: string };
  const rows = await call('GET', `/imports/${id}/rows.csv`);
  expect([rows.statusCode, rows.headers['content-disposition']]).toEqual([
    200,
    `attachment; filename="import-${id}.csv"`,
  ]);
  expect(await rows.body.text()).toContain("'=Formula");
  type Data = { import: { playlists: { id: string }[] } };
  const data = await client.run<Data>('query ($id: ID!) { import(id: $id) { playlists { id } } }', { id });
  const exported = await call('GET', `/playlists/${data.import.playlists[0]?.id}/export?format=m3u`);
  expect(await exported.body.text()).toContain('Ann - Through the door');
});

test('an upload in parts goes through the door, and on from where it was', async () => {
  const { client } = await stack.newListener();
  const bytes = Buffer.from(FILE);
  const begun = await request(`${stack.url}/uploads`, {
    method: 'POST',
    headers: { ...client.headers, ...TUS, 'upload-length': String(bytes.byteLength) },
  });
  const location = String(begun.headers.location);
  expect([begun.statusCode, location]).toEqual([201, expect.stringMatching(/^\/uploads\/[0-9a-f-]{36}$/)]);
  const send = (offset: number, part: Uint8Array) =>
    request(stack.url + location, {
      method: 'PATCH',
      headers: {
        ...client.headers,
        ...TUS,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
      },
      body: Buffer.from(part),
    });
  expect((await send(0, bytes.subarray(0, 20))).statusCode).toBe(204);
  const head = await request(stack.url + location, { method: 'HEAD', headers: { ...client.headers, ...TUS } });
  expect(head.headers['upload-offset']).toBe('20');
  expect((await send(20, bytes.subarray(20))).statusCode).toBe(204);
  const upload = location.split('/').at(-1) ?? '';
  const brought = await request(`${stack.url}/imports?fileName=parts.csv&upload=${upload}`, {
    method: 'POST',
    headers: client.headers,
  });
  expect(brought.statusCode).toBe(201);
});

test.each([
  ['GET', '/imports/../internal/catalogue.arrow'],
  ['GET', '/imports/%2e%2e/rows.csv'],
  ['GET', '/imports/..%2finternal/rows.csv'],
  ['HEAD', '/uploads/..'],
  ['GET', '/playlists/nonsense/export'],
])('%s %s leads nowhere', async (method, path) => {
  const { client } = await stack.newListener();
  const { hostname, port } = new URL(stack.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  // As it is: a client of Node's would tidy the path first.
  socket.write(
    `${method} ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${client.headers.cookie}\r\nConnection: close\r\n\r\n`,
  );
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 404 /);
});

test('nobody without a credential gets through', async () => {
  const id = crypto.randomUUID();
  const doors = [
    ['POST', '/imports/preview?fileName=x'],
    ['GET', `/imports/${id}/rows.csv`],
    ['GET', `/playlists/${id}/export`],
    ['POST', '/uploads'],
    ['PATCH', `/uploads/${id}`],
  ] as const;
  for (const [method, path] of doors) {
    const answer = await request(stack.url + path, { method });
    await answer.body.dump();
    expect([path, answer.statusCode]).toEqual([path, 401]);
  }
});
