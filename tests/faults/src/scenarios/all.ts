import type { Figures } from '../figures.ts';
import { cancelRace } from './cancel-race.ts';
import { cancelled } from './cancelled.ts';
import { celeryKills, whyNoCelery } from './celery.ts';
import { cluster } from './cluster.ts';
import { fairness } from './fairness.ts';
import { fullDisk, whyNoFullDisk } from './full-disk.ts';
import { lostGateway } from './lost-gateway.ts';
import { lostWorkers } from './lost-workers.ts';
import { network } from './network.ts';
import { newLeader } from './new-leader.ts';
import { progress } from './progress.ts';
import { randomKills } from './random-kills.ts';
import { speedUp } from './speed-up.ts';
import { throughput } from './throughput.ts';
import { timeLeft } from './time-left.ts';
import { whyNoWrongClocks, wrongClocks } from './wrong-clocks.ts';

type Scenario = (natsProgram: string) => Promise<Figures | undefined>;

/** All scenarios, as large as they are meant to be; by name. */
export const SCENARIOS: Record<string, Scenario> = {
  'random-kills': (natsProgram) => randomKills({ natsProgram, jobs: 1_000, shards: 9, limitMs: 1_800_000 }),
  celery: unless(whyNoCelery, () => celeryKills({ tasks: 3_000, acksLate: false, killsBroker: false })),
  'celery-acks-late': unless(whyNoCelery, () => celeryKills({ tasks: 3_000, acksLate: true, killsBroker: false })),
  'celery-broker': unless(whyNoCelery, () => celeryKills({ tasks: 3_000, acksLate: true, killsBroker: true })),
  network: (natsProgram) => network({ natsProgram, jobs: 300 }),
  cluster: (natsProgram) => cluster({ natsProgram, jobs: 120 }),
  'wrong-clocks': unless(whyNoWrongClocks, (natsProgram) => wrongClocks({ natsProgram, jobs: 200 })),
  'full-disk': unless(whyNoFullDisk, (natsProgram) => fullDisk({ natsProgram, jobs: 100 })),
  crash: (natsProgram) => lostWorkers({ natsProgram, by: 'SIGKILL', times: 100, ackWaitMs: 2_000 }),
  'slow-crash': (natsProgram) => lostWorkers({ natsProgram, by: 'SIGKILL', times: 5, ackWaitMs: 30_000 }),
  'hand-over': (natsProgram) => lostWorkers({ natsProgram, by: 'SIGTERM', times: 100, ackWaitMs: 30_000 }),
  cancel: (natsProgram) => cancelled({ natsProgram, times: 100 }),
  'cancel-race': (natsProgram) => cancelRace({ natsProgram, times: 1_000 }),
  leader: (natsProgram) => newLeader({ natsProgram, by: 'SIGKILL', times: 10 }),
  'cut-off-leader': (natsProgram) => newLeader({ natsProgram, by: 'silence', times: 4 }),
  fairness: (natsProgram) => fairness({ natsProgram, jobs: 1_000 }),
  progress: (natsProgram) => progress({ natsProgram, subscribers: 1_000, changes: 100 }),
  gateway: () => lostGateway({ subscribers: 500 }),
  throughput: (natsProgram) => throughput({ natsProgram, shards: 1_000 }),
  'time-left': (natsProgram) => timeLeft({ natsProgram, rows: 40_000 }),
  'speed-up': (natsProgram) => speedUp({ natsProgram, rows: 20_000 }),
};

/** Left out, with a word, where what it needs is not there. */
function unless(whyNot: () => string | undefined, scenario: Scenario): Scenario {
  return async (natsProgram) => {
    const missing = whyNot();
    if (missing === undefined) return scenario(natsProgram);
    process.stdout.write(`Left out: ${missing}.\n\n`);
    return undefined;
  };
}
