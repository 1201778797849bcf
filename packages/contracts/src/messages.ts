import { z } from 'zod';

/** NATS names. One place, so that accounts, streams and code cannot drift apart. */
export const SUBJECTS = {
  /** JetStream stream of shards waiting for a worker. */
  shardStream: 'TRAINING',
  shard: 'training.shards',
  /** Durable pull consumer that every worker slot shares. */
  shardConsumer: 'workers',
  /** Core NATS: something about a job changed. */
  progress: (jobId: string) => `training.progress.${jobId}`,
  progressAll: 'training.progress.*',
  /** Core NATS: a worker tells that it lives and how many slots it has. */
  heartbeat: 'training.workers',
  /** Core NATS: stop work on this job. */
  cancel: (jobId: string) => `training.cancel.${jobId}`,
  cancelAll: 'training.cancel.*',
} as const;

/** Version of all messages below. A receiver drops what it does not know and says so. */
export const MESSAGE_VERSION = 1;
const version = z.literal(MESSAGE_VERSION);

/** A shard is ready to be leased. Carries no data: Postgres is the truth. */
export const shardMessageSchema = z.object({ v: version, jobId: z.uuid(), shard: z.int().nonnegative() });
export type ShardMessage = z.infer<typeof shardMessageSchema>;

export const progressMessageSchema = z.object({ v: version, jobId: z.uuid(), revision: z.int().nonnegative() });
export type ProgressMessage = z.infer<typeof progressMessageSchema>;

export const heartbeatMessageSchema = z.object({
  v: version,
  worker: z.string().min(1).max(200),
  slots: z.int().nonnegative().max(1024),
});
export type HeartbeatMessage = z.infer<typeof heartbeatMessageSchema>;

export const cancelMessageSchema = z.object({ v: version, jobId: z.uuid() });
