import { Counter, Histogram, Registry } from '@curator/service-kit';
import type { Lease } from './lease.ts';

export type ShardEnd = 'done' | 'failed' | 'interrupted';

export interface ShardMetrics {
  registry: Registry;
  taken: (lease: Lease) => void;
  ended: (lease: Lease, end: ShardEnd, seconds: number) => void;
  leaseLost: () => void;
}

/** What a worker measures of the shards that it takes. */
export function createShardMetrics(): ShardMetrics {
  const registry = new Registry();
  const registers = [registry];
  const waits = new Histogram({
    name: 'curator_training_wait_seconds',
    help: 'From a training being queued until a worker began it',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 5, 15, 60, 300, 1_800, 7_200],
    registers,
  });
  const runs = new Histogram({
    name: 'curator_shard_seconds',
    help: 'From taking a shard until it was done, had failed or was interrupted; its count is that of attempts',
    labelNames: ['kind', 'end'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 300],
    registers,
  });
  const losses = new Counter({
    name: 'curator_lease_losses_total',
    help: 'Leases that were lost while their shard was computed',
    registers,
  });
  return {
    registry,
    taken: ({ waitedSeconds }) => void (waitedSeconds !== null && waits.observe(waitedSeconds)),
    ended: ({ kind }, end, seconds) => runs.observe({ kind: kind.toLowerCase(), end }, seconds),
    leaseLost: () => losses.inc(),
  };
}
