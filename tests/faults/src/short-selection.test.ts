import { describe, expect, onTestFinished, test } from 'vitest';
import { type Figures, figuresText } from './figures.ts';
import { cancelRace } from './scenarios/cancel-race.ts';
import { cancelled } from './scenarios/cancelled.ts';
import { cluster } from './scenarios/cluster.ts';
import { fairness } from './scenarios/fairness.ts';
import { lostGateway } from './scenarios/lost-gateway.ts';
import { lostWorkers } from './scenarios/lost-workers.ts';
import { newLeader } from './scenarios/new-leader.ts';
import { progress } from './scenarios/progress.ts';
import { randomKills } from './scenarios/random-kills.ts';

const natsProgram = process.env.CURATOR_NATS_SERVER_BIN ?? '';

/** What was promised was held; the figures are printed either way. */
async function expectHeld(scenario: Promise<Figures>): Promise<void> {
  const figures = await scenario;
  onTestFinished(() => void process.stdout.write(`\n${figuresText(figures)}`));
  expect(figures.promises.filter(({ held }) => !held)).toEqual([]);
  expect(figures.promises.length).toBeGreaterThan(0);
}

describe.skipIf(natsProgram === '')('[nats-server] a short selection of what npm run test:faults does', () => {
  test('trainings end as if nothing had happened, though all that they run on is killed now and then', () =>
    expectHeld(randomKills({ natsProgram, jobs: 40, shards: 9, limitMs: 150_000 })));

  test('a crash is noticed', () => expectHeld(lostWorkers({ natsProgram, by: 'SIGKILL', times: 3, ackWaitMs: 2_000 })));

  test('a worker that is told to stop hands over', () =>
    expectHeld(lostWorkers({ natsProgram, by: 'SIGTERM', times: 3, ackWaitMs: 30_000 })));

  test('a running training that is cancelled stops', () => expectHeld(cancelled({ natsProgram, times: 3 })));

  test('another trainer dispatches when the one that did is killed', () =>
    expectHeld(newLeader({ natsProgram, by: 'SIGKILL', times: 2 })));

  test('another trainer dispatches when the one that did is cut off without a word', () =>
    expectHeld(newLeader({ natsProgram, by: 'silence', times: 1 })));

  test('the nats-server that leads three is killed, and nothing is lost', () =>
    expectHeld(cluster({ natsProgram, jobs: 12 })));

  test('a training that is cancelled as it ends is one or the other', () =>
    expectHeld(cancelRace({ natsProgram, times: 40 })));

  test('those who watch go on when the gateway is killed', () => expectHeld(lostGateway({ subscribers: 100 })));

  test('a thousand subscribers miss nothing, though the broker goes away', () =>
    expectHeld(progress({ natsProgram, subscribers: 1_000, changes: 40 })));

  test('one listener does not wait for another', () => expectHeld(fairness({ natsProgram, jobs: 100 })));
});
