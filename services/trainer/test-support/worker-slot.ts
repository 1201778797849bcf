import { heedCancellations } from '../src/worker/cancellations.ts';
import type { Compute } from '../src/worker/compute.ts';
import { createCompute } from '../src/worker/compute.ts';
import { createShardMetrics } from '../src/worker/shard-metrics.ts';
import { runSlot } from '../src/worker/slot.ts';
import type { TestBroker } from './test-broker.ts';
import type { TrainerBench } from './trainer-bench.ts';

export interface WorkerSlot extends AsyncDisposable {
  /** Requests that its process was sent, one for each shard that was computed. */
  computed: () => number;
}

/** One slot of a worker, as worker.ts runs it; its process may use 400 MB. Stops on disposal, as by SIGTERM. */
export function startSlot(
  { pool, logger }: TrainerBench,
  { worker: nats }: TestBroker,
  name = 'slot',
  program?: URL,
): WorkerSlot {
  const compute = createCompute({ limitMs: 60_000, limitBytes: 400e6, program });
  let computed = 0;
  const counting: Compute = {
    ...compute,
    run: (...request) => {
      computed += 1;
      return compute.run(...request);
    },
  };
  const running = new Map<AbortController, string>();
  heedCancellations(nats, running, logger);
  const stop = new AbortController();
  const slot = runSlot(
    { pool, nats, compute: counting, worker: name, running, metrics: createShardMetrics(), logger },
    stop.signal,
  );
  return {
    computed: () => computed,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await slot;
      await compute[Symbol.asyncDispose]();
    },
  };
}
