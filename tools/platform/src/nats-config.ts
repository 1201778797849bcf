/** Passwords by user: one user for each kind of process that talks over NATS. */
export interface NatsPasswords {
  trainer: string;
  worker: string;
}

/** What each user may publish and hear: its own subjects, and the answers that come to itself. */
const PERMISSIONS = {
  trainer: {
    publish: ['training.shards', 'training.progress.*', 'training.cancel.*', '$JS.API.>'],
    subscribe: ['training.progress.*', 'training.workers', '_INBOX_trainer.>'],
  },
  worker: {
    publish: [
      'training.progress.*',
      'training.workers',
      '$JS.API.INFO',
      '$JS.API.STREAM.INFO.TRAINING',
      '$JS.API.CONSUMER.INFO.TRAINING.workers',
      '$JS.API.CONSUMER.MSG.NEXT.TRAINING.workers',
      '$JS.ACK.TRAINING.workers.>',
    ],
    subscribe: ['training.cancel.*', '_INBOX_worker.>'],
  },
} as const;

/** A server among others. */
export interface NatsClusterPlace {
  /** Different for each. */
  serverName: string;
  /** For the other servers. */
  port: number;
  /** All servers of the cluster, this one among them. */
  routes: readonly string[];
}

export interface NatsConfig {
  port: number;
  storeDir: string;
  passwords: NatsPasswords;
  /** Left out of a server by itself. */
  cluster?: NatsClusterPlace | undefined;
}

/** The configuration of a server of ours: loopback only, JetStream on, nobody anonymous. */
export function natsConfig({ port, storeDir, passwords, cluster }: NatsConfig): string {
  const users = Object.entries(PERMISSIONS).map(([user, permissions]) => ({
    user,
    password: passwords[user as keyof NatsPasswords],
    permissions,
  }));
  // The configuration language takes JSON for values.
  return [
    `listen: "127.0.0.1:${port}"`,
    `server_name: ${cluster?.serverName ?? 'curator'}`,
    ...(cluster
      ? [`cluster ${JSON.stringify({ name: 'curator', listen: `127.0.0.1:${cluster.port}`, routes: cluster.routes })}`]
      : []),
    'max_payload: 65536',
    `jetstream ${JSON.stringify({ store_dir: storeDir, max_memory_store: 67_108_864, max_file_store: 1_073_741_824 })}`,
    `authorization ${JSON.stringify({ users })}`,
    '',
  ].join('\n');
}
