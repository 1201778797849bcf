import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SUBJECTS } from '@curator/contracts';
import { jetstreamManager } from '@nats-io/jetstream';
import type { Figures } from '../figures.ts';
import { restartBroker } from '../world/brokers.ts';
import { connectAsTrainer } from '../world/long-job.ts';
import type { World } from '../world/world.ts';
import { weather } from './storm.ts';

const FULL_MS = 4_000;

/** Undefined where a disk of our own can be mounted. */
export const whyNoFullDisk = () => (process.getuid?.() === 0 ? undefined : 'only root can mount a disk to fill');

/** The disk of database and broker is full for some seconds, again and again; what does not recover by itself is started again, as its keeper would. */
export function fullDisk({ natsProgram, jobs }: { natsProgram: string; jobs: number }): Promise<Figures> {
  return weather({
    what: 'with the disk of database and broker full for some seconds, again and again',
    world: { workers: 2, ackWaitMs: 2_000, natsProgram, diskMegabytes: 400 },
    batch: { jobs, rows: 60, shards: Array.from({ length: 9 }, (_, place) => ({ cells: [place] })) },
    limitMs: 600_000,
    faults: (world) => [['disk full for 4 s', () => fillFor(FULL_MS, world)]],
    pauseMs: [8_000, 12_000],
  });
}

async function fillFor(ms: number, world: World): Promise<void> {
  const ballast = path.join(world.folder, 'ballast');
  await fill(ballast, AbortSignal.timeout(ms));
  await rm(ballast);
  await world.database.start();
  for (const broker of world.brokers) {
    await broker.start();
    if (!(await keepsQueue(world))) await restartBroker(broker);
  }
}

/** Writes until nothing fits, also what others free meanwhile. */
async function fill(file: string, stop: AbortSignal): Promise<void> {
  await using ballast = await open(file, 'w');
  const megabyte = Buffer.alloc(2 ** 20, 1);
  for (let bytes = megabyte; !stop.aborted; ) {
    try {
      await ballast.write(bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      // Down to the last page.
      bytes = bytes.length > 4_096 ? bytes.subarray(0, 4_096) : bytes;
      await delay(20);
    }
  }
}

/** One that found its disk full may have given JetStream up for good. */
async function keepsQueue(world: World): Promise<boolean> {
  await using stack = new AsyncDisposableStack();
  const manager = await jetstreamManager(await connectAsTrainer(world, stack), { checkAPI: false, timeout: 2_000 });
  return manager.streams.info(SUBJECTS.shardStream).then(
    () => true,
    () => false,
  );
}
