import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { sharedStack } from '@curator/testkit';
import { request } from 'undici';
import { expect, test } from 'vitest';

const stack = sharedStack();

test('an address in the request line leads nowhere but here: no token leaves', async () => {
  const listener = await stack.newListener();
  const strangers: string[] = [];
  const elsewhere = createServer((incoming, response) => {
    strangers.push(String(incoming.headers.authorization));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const { port } = elsewhere.address() as AddressInfo;
  const { hostname, port: gatewayPort } = new URL(stack.url);
  const socket = connect(Number(gatewayPort), hostname);
  const lines = [
    `POST http://127.0.0.1:${port}/imports?fileName=x.csv HTTP/1.1`,
    ...[
      'Host: curator',
      `Cookie: ${listener.client.headers.cookie}`,
      'Content-Length: 3',
      'Connection: close',
      '',
      'abc',
    ],
  ];
  socket.write(lines.join('\r\n'));
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  expect(strangers).toEqual([]);
  elsewhere.close();
});

test('figures of the process are not for strangers', async () => {
  const answer = await request(`${stack.url}/metrics`);
  await answer.body.dump();
  expect(answer.statusCode).toBe(404);
});
