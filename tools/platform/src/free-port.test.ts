import { createServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';

test('gives the preferred port when it is free', async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);
});

test('steps around a port in use', async () => {
  const taken = await freePort();
  const server = await listen(taken);
  try {
    const port = await freePort(taken);
    expect(port).toBeGreaterThan(taken);
    expect(port).toBeLessThanOrEqual(taken + 50);
  } finally {
    server.close();
  }
});

test('gives some port when none is preferred', async () => {
  expect(await freePort()).toBeGreaterThan(1023);
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}
