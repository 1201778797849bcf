import { startStack, startTraining, type TestStack, taughtTaste, testSongs } from '@curator/testkit';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { isRunning } from '../../../tools/bootstrap/live-process.mjs';

let stack: TestStack;

beforeAll(async () => {
  stack = await startStack();
  const operator = await stack.newOperator();
  const songs = testSongs([{ playlist: 'Shared', count: 300, mood: 0.5 }]);
  await operator.client.importFile(songs, { kind: 'CATALOGUE', replace: '1', fileName: 'shared.csv' });
});
afterAll(() => stack?.[Symbol.asyncDispose]());

/** A service that is killed has not stopped: it gets 30 s before that, and should need a fraction of it. */
const WELL_BEFORE_KILLED_MS = 8_000;

test.each(['trainer', 'gateway'])('%s stops at once although somebody is watching a training', async (name) => {
  const listener = await stack.newListener();
  const { tasteId } = await taughtTaste(listener.client);
  const jobId = await startTraining(listener.client, tasteId, { grid: 'CURATOR_2021' });
  const socket = new WebSocket(`${stack.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: listener.client.headers,
  });
  const watching = new Promise<void>((resolve) => {
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string };
      const query = `subscription { trainingProgress(jobId: "${jobId}") { cellsDone } }`;
      if (message.type === 'connection_ack')
        socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
      if (message.type === 'next') resolve();
    });
  });
  await watching;
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const service = stack.platform.services.get(name);
  const pid = service?.pid() ?? 0;
  service?.kill('SIGTERM');
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: WELL_BEFORE_KILLED_MS, interval: 50 });
  // The trainer's clients are the gateway's, whose own sockets stay open.
  if (name === 'gateway') expect(await closed).toBe(1001);
  else socket.terminate();
  // It is started again, for the tests that follow.
  const ready = async () => (await request(`${service?.url}/readyz`)).statusCode;
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 30_000, interval: 100 });
});
