import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

let stack: AsyncDisposableStack;
let proxy: TcpProxy;
beforeEach(async () => {
  stack = new AsyncDisposableStack();
  // Says everything back.
  const server = createServer((socket) => void socket.on('error', () => {}).pipe(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stack.defer(() => void server.close());
  proxy = stack.use(await startTcpProxy((server.address() as AddressInfo).port));
});
afterEach(() => stack.disposeAsync());

async function dial(): Promise<Socket> {
  const socket = connect(proxy.port, '127.0.0.1');
  stack.defer(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

async function echo(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [said] = await once(socket, 'data');
  return String(said);
}

test('what is sent arrives, and an end is an end', async () => {
  const socket = await dial();
  expect(await echo(socket, 'hello')).toBe('hello');
  socket.end();
  await once(socket, 'end');
});

test('slow, it arrives later, both ways', async () => {
  const socket = await dial();
  proxy.slow(60);
  const startedAt = performance.now();
  expect(await echo(socket, 'hello')).toBe('hello');
  // Timers may be a millisecond early.
  expect(performance.now() - startedAt).toBeGreaterThan(115);
});

test('swallowed, nothing arrives and nobody is told, until it passes again', async () => {
  const socket = await dial();
  expect(await echo(socket, 'before')).toBe('before');
  proxy.swallow(true);
  const heard: string[] = [];
  socket.on('data', (data) => heard.push(String(data)));
  socket.on('close', () => heard.push('closed'));
  socket.write('meanwhile');
  await delay(100);
  expect(heard).toEqual([]);
  proxy.swallow(false);
  await expect.poll(() => heard).toEqual(['meanwhile']);
});

test('reset, the connection is gone, and a new one is taken', async () => {
  const socket = await dial();
  expect(await echo(socket, 'before')).toBe('before');
  proxy.reset();
  const [error] = await once(socket, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(await echo(await dial(), 'after')).toBe('after');
});

test('cut, connections are refused until it is opened, on the same port', async () => {
  const socket = await dial();
  const closed = once(socket, 'close');
  await proxy.cut();
  await closed;
  await expect(dial()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await proxy.open();
  expect(await echo(await dial(), 'again')).toBe('again');
});
