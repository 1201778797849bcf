import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { readEnv as readAuthEnv } from '../../services/auth/src/env.ts';
import { readEnv as readCatalogEnv } from '../../services/catalog/src/env.ts';
import { readEnv as readGatewayEnv } from '../../services/gateway/src/env.ts';
import { readApiEnv, readWorkerEnv } from '../../services/trainer/src/env.ts';
import { exampleSecrets } from '../new-secrets.ts';
import { containerEnvironment, isPart } from './container-environment.ts';
import { workloadsOf } from './pods.ts';
import { OVERLAYS, renderOverlay } from './rendered.ts';

const READERS: Readonly<Record<string, () => object>> = {
  gateway: readGatewayEnv,
  auth: readAuthEnv,
  catalog: readCatalogEnv,
  trainer: readApiEnv,
  worker: readWorkerEnv,
};
const example = await readFile(exampleSecrets, 'utf8');
const secretNames = [...example.matchAll(/^(\w+)=$/gm)].map(([, name]) => name ?? '');
const secrets = Object.fromEntries(secretNames.map((name) => [name, `${name}-`.padEnd(40, '0')]));

const own = process.env;
afterEach(() => {
  process.env = own;
});

describe.each(OVERLAYS)('in the overlay %s', async (overlay) => {
  const manifests = await renderOverlay(overlay);
  const workloads = workloadsOf(manifests);

  test.each(Object.entries(READERS))('%s gets the environment that it reads, and nothing else', (name, readEnv) => {
    const [container] = workloads.find((workload) => workload.name === name)?.pod.containers ?? [];
    if (!container) throw new Error(`There is no ${name}`);
    const environment = containerEnvironment(container, manifests, secrets);
    process.env = environment;
    const read = readEnv();
    const unread = Object.keys(environment).filter((variable) => !(variable in read) && !isPart(variable, container));
    expect(unread).toEqual([]);
    expect(read).toMatchObject({ HOST: '0.0.0.0', PORT: 8080, NODE_ENV: 'production' });
  });

  test('every service listens at the address by which others call it', () => {
    for (const { name, pod } of workloads)
      for (const container of pod.containers)
        for (const [variable, value] of Object.entries(containerEnvironment(container, manifests, secrets))) {
          const { hostname, port } = URL.parse(value) ?? {};
          if (!hostname || !port || !hostname.match(/^[a-z]+$/) || variable === 'PUBLIC_URL') continue;
          const service = manifests.find(({ kind, metadata }) => kind === 'Service' && metadata.name === hostname);
          const { ports } = (service?.spec ?? {}) as { ports?: { port: number; targetPort: string }[] };
          const target = ports?.find((candidate) => candidate.port === Number(port))?.targetPort;
          const called = workloads.find((workload) => workload.name === hostname);
          const listening = called?.pod.containers.flatMap((one) => one.ports ?? []).map((one) => one.name);
          expect(listening, `${variable} of ${name} is ${value}`).toContain(target);
        }
  });

  test('every secret is used, by those who need it alone', () => {
    const users = new Map<string, string[]>(secretNames.map((name) => [name, []]));
    for (const { name, pod } of workloads)
      for (const { valueFrom } of pod.containers.flatMap(({ env = [] }) => env))
        if (valueFrom?.secretKeyRef) users.get(valueFrom.secretKeyRef.key)?.push(name);
    expect(Object.fromEntries([...users].map(([key, names]) => [key, names.sort()]))).toEqual({
      POSTGRES_PASSWORD: overlay === 'dev' ? ['database-setup', 'postgres'] : ['database-setup'],
      AUTH_DATABASE_PASSWORD: ['auth', 'database-setup'],
      CATALOG_DATABASE_PASSWORD: ['catalog', 'database-setup'],
      TRAINER_DATABASE_PASSWORD: ['database-setup', 'trainer', 'worker'],
      NATS_TRAINER_PASSWORD: ['nats', 'trainer'],
      NATS_WORKER_PASSWORD: ['nats', 'worker'],
      AUTH_SECRET: ['auth'],
      GATEWAY_SECRET: ['auth', 'gateway'],
      TRAINER_SECRET: ['auth', 'trainer'],
    });
  });
});
