import { setTimeout as delay } from 'node:timers/promises';
import type { TcpProxy } from '@curator/testkit';
import type { Figures } from '../figures.ts';
import type { World } from '../world/world.ts';
import { type Fault, picker, weather } from './storm.ts';

const ACK_WAIT_MS = 2_000;
const SLOW_MS = 80;
const SHORT_MS = 1_000;
/** Longer than the ack wait, and than it takes the leader's session to end and NATS's clients to notice. */
const LONG_MS = 16_000;

/** What a network does to the ways between trainers and workers on one side, database and broker on the other. */
export function network({ natsProgram, jobs }: { natsProgram: string; jobs: number }): Promise<Figures> {
  return weather({
    what: 'over a network that delays, swallows and resets',
    world: { workers: 2, trainers: 2, ackWaitMs: ACK_WAIT_MS, natsProgram, linked: true },
    batch: { jobs, rows: 60, shards: Array.from({ length: 9 }, (_, place) => ({ cells: [place] })) },
    limitMs: 900_000,
    faults,
    pauseMs: [500, 1_500],
  });
}

function faults({ links }: World): Fault[] {
  const pick = picker(13);
  const databases = links.map(({ database }) => database);
  const brokers = links.flatMap((each) => each.brokers);
  const all = [...databases, ...brokers];
  return [
    [`all slow by ${SLOW_MS} ms for a while`, () => during(all, 4 * SHORT_MS, (way, on) => way.slow(on ? SLOW_MS : 0))],
    ['a way to the database reset', async () => pick(databases).reset()],
    ['a way to the broker reset', async () => pick(brokers).reset()],
    ['all ways reset', async () => all.forEach((way) => void way.reset())],
    ['a way to the database dead for 1 s', () => during([pick(databases)], SHORT_MS, swallow)],
    ['a way to the broker dead for 1 s', () => during([pick(brokers)], SHORT_MS, swallow)],
    ['a way to the database dead for 16 s', () => during([pick(databases)], LONG_MS, swallow)],
    ['a way to the broker dead for 16 s', () => during([pick(brokers)], LONG_MS, swallow)],
    ['all ways dead for 16 s', () => during(all, LONG_MS, swallow)],
  ];
}

const swallow = (way: TcpProxy, on: boolean) => way.swallow(on);

async function during(ways: readonly TcpProxy[], ms: number, set: (way: TcpProxy, on: boolean) => void): Promise<void> {
  for (const way of ways) set(way, true);
  await delay(ms);
  for (const way of ways) set(way, false);
}
