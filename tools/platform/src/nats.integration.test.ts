import path from 'node:path';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { homeFolder } from '../../bootstrap/paths.mjs';
import { type Nats, startNats } from './nats.ts';
import { checkNats } from './nats-answer.ts';
import { type ScratchFolder, scratchFolder } from './scratch-folder.ts';

const program = process.env.CURATOR_NATS_SERVER_BIN ?? path.join(homeFolder(), 'bin', 'nats-server');
let folder: ScratchFolder;
let nats: Nats;

beforeAll(async () => {
  folder = await scratchFolder('nats');
  nats = await startNats({
    program,
    dataDir: path.join(folder.path, 'nats'),
    passwords: { trainer: 'one', worker: 'two' },
    logFile: path.join(folder.path, 'nats.log'),
  });
});
afterAll(async () => {
  await nats?.stop();
  await folder[Symbol.asyncDispose]();
});

const as = (user: string, pass: string) => connect({ servers: nats.url, user, pass, inboxPrefix: `_INBOX_${user}` });

describe('the server', () => {
  test('lets nobody in who has no password', async () => {
    await expect(connect({ servers: nats.url })).rejects.toThrow(/Authorization/i);
    await expect(as('trainer', 'wrong')).rejects.toThrow(/Authorization/i);
  });

  test('keeps a worker to its own subjects: it can neither queue work nor read what the trainer is answered', async () => {
    const worker = await as('worker', 'two');
    const refused: string[] = [];
    const listening = (async () => {
      for await (const status of worker.status()) if (status.type === 'error') refused.push(String(status.error));
    })();
    worker.publish('training.shards', 'forged');
    worker.subscribe('_INBOX_trainer.>', { callback: () => {} });
    await expect.poll(() => refused.length).toBe(2);
    expect(refused.join()).toMatch(/training\.shards[\s\S]*_INBOX_trainer/);
    await worker.close();
    await listening;
  });
});

test('a server that NATS_URL names and that does not answer is told as such', async () => {
  await expect(checkNats(nats.url)).resolves.toBeUndefined();
  await expect(checkNats('nats://127.0.0.1:9')).rejects.toThrow(/No NATS server answers at nats:\/\/127\.0\.0\.1:9/);
});
