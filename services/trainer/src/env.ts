import { hostname } from 'node:os';
import { commonEnvironment, readEnvironment } from '@curator/service-kit';
import { z } from 'zod';

const shared = {
  ...commonEnvironment,
  DATABASE_URL: z.url(),
  NATS_URL: z.string().min(1),
  NATS_USER: z.string().optional(),
  NATS_PASSWORD: z.string().optional(),
};

const apiSchema = z.object({
  ...shared,
  /** Where auth publishes the keys that internal tokens are verified with. */
  JWKS_URL: z.url(),
  AUTH_URL: z.url(),
  CATALOG_URL: z.url(),
  TRAINER_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** How long a worker may be silent before its shard goes to another. */
  ACK_WAIT_MS: z.coerce.number().int().min(2_000).default(30_000),
  /** The most tastes that one listener may have, and trainings that are queued or running. */
  MAX_TASTES: z.coerce.number().int().min(1).default(200),
  MAX_OPEN_TRAININGS: z.coerce.number().int().min(1).default(100),
  /** The most songs, liked and disliked, that one taste is learned from. */
  MAX_TRAINING_SONGS: z.coerce.number().int().min(60).default(20_000),
  /** How long a training may wait for a worker, may run, and may take in all, before it has failed. */
  QUEUED_LIMIT_MS: z.coerce.number().int().min(1_000).default(86_400_000),
  RUNNING_LIMIT_MS: z.coerce.number().int().min(1_000).default(21_600_000),
  TOTAL_LIMIT_MS: z.coerce.number().int().min(1_000).default(172_800_000),
  /** Servers of the NATS cluster that each keep the queue: 1, 3 or 5. */
  NATS_REPLICAS: z.coerce
    .number()
    .refine((replicas) => [1, 3, 5].includes(replicas), 'must be 1, 3 or 5')
    .default(1),
});

const workerSchema = z.object({
  ...shared,
  /** Shards computed at a time, each in a process of its own. */
  SLOTS: z.coerce.number().int().min(1).max(1024).default(1),
  /** Megabytes that the process of each slot may use: a shard that needs more has failed once. */
  SLOT_MEMORY_MB: z.coerce.number().int().min(200).default(1_024),
  /** A shard that takes longer is stopped, and has failed once. */
  SHARD_LIMIT_MS: z.coerce.number().int().min(1_000).max(86_400_000).default(600_000),
  WORKER_NAME: z.string().min(1).max(200).default(`${hostname()}-${process.pid}`),
});

export type ApiEnv = z.infer<typeof apiSchema>;
export const readApiEnv = () => readEnvironment(apiSchema);
export const readWorkerEnv = () => readEnvironment(workerSchema);
