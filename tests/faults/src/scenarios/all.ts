import type { Figures } from '../figures.ts';
import { cancelled } from './cancelled.ts';
import { type CeleryOptions, celeryKills, whyNoCelery } from './celery.ts';
import { fairness } from './fairness.ts';
import { lostWorkers } from './lost-workers.ts';
import { newLeader } from './new-leader.ts';
import { progress } from './progress.ts';
import { randomKills } from './random-kills.ts';
import { speedUp, throughput } from './throughput.ts';

/** All scenarios, as large as they are meant to be; by name. */
export const SCENARIOS: Record<string, (natsProgram: string) => Promise<Figures | undefined>> = {
  'random-kills': (natsProgram) => randomKills({ natsProgram, jobs: 1_000, shards: 9, limitMs: 1_800_000 }),
  celery: () => beside({ tasks: 3_000, acksLate: false, killsBroker: false }),
  'celery-acks-late': () => beside({ tasks: 3_000, acksLate: true, killsBroker: false }),
  'celery-broker': () => beside({ tasks: 3_000, acksLate: true, killsBroker: true }),
  crash: (natsProgram) => lostWorkers({ natsProgram, by: 'SIGKILL', times: 100, ackWaitMs: 2_000 }),
  'slow-crash': (natsProgram) => lostWorkers({ natsProgram, by: 'SIGKILL', times: 5, ackWaitMs: 30_000 }),
  'hand-over': (natsProgram) => lostWorkers({ natsProgram, by: 'SIGTERM', times: 100, ackWaitMs: 30_000 }),
  cancel: (natsProgram) => cancelled({ natsProgram, times: 100 }),
  leader: (natsProgram) => newLeader({ natsProgram, times: 10 }),
  fairness: (natsProgram) => fairness({ natsProgram, jobs: 1_000 }),
  progress: (natsProgram) => progress({ natsProgram, subscribers: 1_000, changes: 100 }),
  throughput: (natsProgram) => throughput({ natsProgram, shards: 1_000 }),
  'speed-up': (natsProgram) => speedUp({ natsProgram, rows: 20_000 }),
};

/** Left out, with a word, where the peer is not installed. */
async function beside(options: CeleryOptions): Promise<Figures | undefined> {
  const missing = whyNoCelery();
  if (missing === undefined) return celeryKills(options);
  process.stdout.write(`Celery is left out: ${missing}.\n\n`);
  return undefined;
}
