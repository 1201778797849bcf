import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { loadSecrets } from './secrets.ts';
import { type Servers, startServers } from './servers.ts';
import { type ServiceProcess, type ServiceSpec, startService } from './service-process.ts';
import { tellTrainerAccess } from './trainer-access.ts';

const pageFolder = fileURLToPath(new URL('../../../web/dist/', import.meta.url));

const SECRETS = [
  ...(['postgres', 'auth', 'catalog', 'trainer', 'natsTrainer', 'natsWorker'] as const),
  ...(['authSecret', 'gatewaySecret', 'trainerSecret', 'listenerPassword', 'operatorPassword'] as const),
] as const;
export type Secrets = Record<(typeof SECRETS)[number], string>;

export interface PlatformOptions {
  /** Folder of all state. */
  home: string;
  /** Port of the gateway; one of the next where it is taken, any where left out. */
  port?: number;
  workers: number;
  postgresUrl?: string | undefined;
  natsUrl?: string | undefined;
  natsProgram?: string | undefined;
  /** False is faster, for tests: a power cut may then lose what was committed. True when left out. */
  durable?: boolean;
  /** More environment for services, by name: auth, catalog, trainer, worker, gateway. */
  env?: Readonly<Record<string, Record<string, string>>>;
  /** Told when a service ended by itself and is started again. */
  onCrash?: (message: string) => void;
}

export interface Platform extends AsyncDisposable {
  /** Where people and programs reach it. */
  url: string;
  home: string;
  secrets: Secrets;
  servers: Servers;
  /** By name: auth, catalog, trainer, gateway, worker-1 … */
  services: ReadonlyMap<string, ServiceProcess>;
  /** What a command line of auth needs. */
  authEnv: Record<string, string>;
}

/** Starts servers and services on 127.0.0.1, on ports that are free; disposing of it stops every process. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { home, durable = true } = options;
  await using stack = new AsyncDisposableStack();
  const secrets = await loadSecrets(path.join(home, 'secrets.json'), SECRETS);
  const servers = await startServers({ ...options, durable, passwords: secrets }, stack);
  const ports = await choosePorts(options);
  const specs = serviceSpecs(options, secrets, servers, ports);
  const onCrash = options.onCrash ?? (() => {});
  const started = await Promise.allSettled(
    specs.map(async (spec) => {
      const { [spec.name.replace(/-\d+$/, '')]: more } = options.env ?? {};
      const logFile = path.join(home, 'logs', `${spec.name}.log`);
      return stack.use(await startService({ ...spec, logFile, env: { ...spec.env, ...more } }, onCrash));
    }),
  );
  const failed = started.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  await tellTrainerAccess(home, specs.find(({ name }) => name === 'trainer')?.env ?? {}, stack);
  const services = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const kept = stack.move();
  return {
    url: publicUrlOf(ports.gateway),
    home,
    secrets,
    servers,
    services: new Map(services.map((service) => [service.name, service])),
    authEnv: specs.find(({ name }) => name === 'auth')?.env ?? {},
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

type Ports = Record<'gateway' | 'auth' | 'catalog' | 'trainer', number> & { workers: number[] };

async function choosePorts({ port, workers }: PlatformOptions): Promise<Ports> {
  const taken = new Set<number>();
  const next = async (preferred?: number): Promise<number> => {
    const found = await freePort(preferred);
    if (taken.has(found)) return next();
    taken.add(found);
    return found;
  };
  const gateway = await next(port);
  const [auth, catalog, trainer] = [await next(), await next(), await next()];
  const workerPorts: number[] = [];
  for (let worker = 0; worker < workers; worker++) workerPorts.push(await next());
  return { gateway, auth, catalog, trainer, workers: workerPorts };
}

const publicUrlOf = (port: number) => `http://127.0.0.1:${port}`;

function serviceSpecs(
  { workers }: PlatformOptions,
  secrets: Secrets,
  { databaseUrls, natsUrl, natsPasswords }: Servers,
  ports: Ports,
): Omit<ServiceSpec, 'logFile'>[] {
  const [authUrl, catalogUrl, trainerUrl] = [ports.auth, ports.catalog, ports.trainer].map(publicUrlOf) as [
    string,
    string,
    string,
  ];
  const JWKS_URL = `${authUrl}/api/auth/jwks`;
  const natsEnv = (user: 'trainer' | 'worker') => ({
    NATS_URL: natsUrl,
    ...(natsPasswords && { NATS_USER: user, NATS_PASSWORD: natsPasswords[user] }),
  });
  const publicUrl = publicUrlOf(ports.gateway);
  const auth = {
    DATABASE_URL: databaseUrls.auth,
    AUTH_SECRET: secrets.authSecret,
    GATEWAY_SECRET: secrets.gatewaySecret,
    TRAINER_SECRET: secrets.trainerSecret,
    PUBLIC_URL: publicUrl,
  };
  const trainer = {
    DATABASE_URL: databaseUrls.trainer,
    ...natsEnv('trainer'),
    AUTH_URL: authUrl,
    CATALOG_URL: catalogUrl,
    TRAINER_SECRET: secrets.trainerSecret,
    JWKS_URL,
  };
  const gateway = {
    PUBLIC_URL: publicUrl,
    AUTH_URL: authUrl,
    CATALOG_URL: catalogUrl,
    TRAINER_URL: trainerUrl,
    GATEWAY_SECRET: secrets.gatewaySecret,
    WEB_FOLDER: pageFolder,
    GRAPHIQL: '1',
  };
  const worker = { DATABASE_URL: databaseUrls.trainer, ...natsEnv('worker') };
  return [
    { name: 'auth', entry: 'services/auth/src/main.ts', port: ports.auth, env: auth },
    {
      name: 'catalog',
      entry: 'services/catalog/src/main.ts',
      port: ports.catalog,
      env: { DATABASE_URL: databaseUrls.catalog, JWKS_URL },
    },
    { name: 'trainer', entry: 'services/trainer/src/main.ts', port: ports.trainer, env: trainer },
    { name: 'gateway', entry: 'services/gateway/src/main.ts', port: ports.gateway, env: gateway },
    ...Array.from({ length: workers }, (_, index) => ({
      name: `worker-${index + 1}`,
      entry: 'services/trainer/src/worker.ts',
      port: ports.workers[index] as number,
      env: { ...worker, WORKER_NAME: `worker-${index + 1}` },
    })),
  ];
}
