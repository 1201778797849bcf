import { type HeartbeatMessage, MESSAGE_VERSION, SUBJECTS } from '@curator/contracts';
import {
  connectNats,
  createHttpServer,
  createLogger,
  createPool,
  listen,
  poolAnswers,
  runService,
} from '@curator/service-kit';
import { HEARTBEAT_MS } from './dispatch/worker-slots.ts';
import { readWorkerEnv } from './env.ts';
import { natsHealth } from './nats-health.ts';
import { heedCancellations } from './worker/cancellations.ts';
import { createCompute } from './worker/compute.ts';
import { createShardMetrics } from './worker/shard-metrics.ts';
import { runSlot } from './worker/slot.ts';

const env = readWorkerEnv();
const logger = createLogger('trainer-worker', env.LOG_LEVEL);

await runService(logger, async (stack) => {
  const pool = createPool(
    {
      ...{ connectionString: env.DATABASE_URL, max: env.SLOTS + 2, onlyShortStatements: true },
      ...{ applicationName: 'trainer-worker', logger },
    },
    stack,
  );
  const nats = await connectNats(
    { servers: env.NATS_URL, user: env.NATS_USER, password: env.NATS_PASSWORD, name: env.WORKER_NAME, logger },
    stack,
  );
  const running = new Map<AbortController, string>();
  const metrics = createShardMetrics();
  heedCancellations(nats, running, logger);

  const stop = new AbortController();
  const slots = Array.from({ length: env.SLOTS }, () => {
    const compute = stack.use(createCompute({ limitMs: env.SHARD_LIMIT_MS, limitBytes: env.SLOT_MEMORY_MB * 1e6 }));
    return runSlot({ pool, nats, compute, worker: env.WORKER_NAME, running, metrics, logger }, stop.signal);
  });
  stack.defer(async () => {
    stop.abort();
    await Promise.all(slots);
  });

  const beat = () =>
    nats.publish(
      SUBJECTS.heartbeat,
      JSON.stringify({ v: MESSAGE_VERSION, worker: env.WORKER_NAME, slots: env.SLOTS } satisfies HeartbeatMessage),
    );
  beat();
  const heartbeat = setInterval(beat, HEARTBEAT_MS);
  stack.defer(() => clearInterval(heartbeat));

  const readiness = { postgres: () => poolAnswers(pool), nats: natsHealth(nats) };
  await listen(
    createHttpServer({ logger, readiness, registry: metrics.registry }),
    { host: env.HOST, port: env.PORT },
    stack,
  );
});
