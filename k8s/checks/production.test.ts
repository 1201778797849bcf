import { SUBJECTS } from '@curator/contracts';
import { expect, test } from 'vitest';
import type { Manifest } from './manifest.ts';
import { workloadsOf } from './pods.ts';
import { renderOverlay } from './rendered.ts';

const manifests = await renderOverlay('production');
const ofKind = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const namesOf = (kind: string) => ofKind(kind).map(({ metadata }) => metadata.name);
const specOf = <Spec>(manifest: Manifest | undefined) => manifest?.spec as Spec;
const lasting = workloadsOf(manifests).filter(({ kind }) => kind !== 'Job');

test('no disruption takes more than one pod of a kind', () => {
  const budgets = ofKind('PodDisruptionBudget').map((manifest) => [manifest.metadata.name, manifest.spec]);
  const expected = lasting.map(({ name, labels }) => [name, { maxUnavailable: 1, selector: { matchLabels: labels } }]);
  expect(Object.fromEntries(budgets)).toEqual(Object.fromEntries(expected));
});

test('there are at least two pods of every kind, and three of NATS', () => {
  const least = new Map(lasting.map(({ name, replicas }) => [name, replicas ?? 1]));
  for (const autoscaler of ofKind('HorizontalPodAutoscaler')) {
    const { scaleTargetRef, minReplicas } = specOf<{ scaleTargetRef: { name: string }; minReplicas: number }>(
      autoscaler,
    );
    least.set(scaleTargetRef.name, minReplicas);
  }
  const workers = specOf<{ scaleTargetRef: { name: string }; minReplicaCount: number }>(ofKind('ScaledObject')[0]);
  least.set(workers.scaleTargetRef.name, workers.minReplicaCount);
  expect(Object.fromEntries(least)).toEqual({ gateway: 2, auth: 2, catalog: 2, trainer: 2, worker: 2, nats: 3 });
});

test('what an autoscaler sets the number of says none itself', () => {
  for (const { name, kind, replicas } of lasting) if (kind === 'Deployment') expect(replicas, name).toBeUndefined();
  expect(namesOf('HorizontalPodAutoscaler').sort()).toEqual(['auth', 'catalog', 'gateway', 'trainer']);
});

test('workers follow the queue that the trainer fills, through a name for each server', () => {
  const { triggers, fallback } = specOf<{
    triggers: { type: string; metadata: Record<string, string> }[];
    fallback: object;
  }>(ofKind('ScaledObject')[0]);
  expect(triggers.map(({ type }) => type)).toEqual(['nats-jetstream']);
  const { natsServerMonitoringEndpoint: endpoint = '', ...metadata } = triggers[0]?.metadata ?? {};
  expect(metadata).toMatchObject({
    stream: SUBJECTS.shardStream,
    consumer: SUBJECTS.shardConsumer,
    lagThreshold: '1',
    account: '$G',
  });
  expect(fallback).toEqual({ failureThreshold: 3, replicas: 4 });
  const [service, namespace] = endpoint.split(/[.:]/);
  const headless = ofKind('Service').find(({ metadata: { name } }) => name === service);
  expect(headless?.metadata.namespace).toBe(namespace);
  expect(headless?.spec).toMatchObject({ clusterIP: 'None', ports: expect.arrayContaining([monitorPort(endpoint)]) });
});

const monitorPort = (endpoint: string) => expect.objectContaining({ port: Number(endpoint.split(':')[1]) });

test('people come in through TLS alone, to the address that the gateway knows as its own', () => {
  const { rules, tls } = specOf<{ rules: { host: string }[]; tls: { hosts: string[] }[] }>(ofKind('Ingress')[0]);
  const hosts = rules.map(({ host }) => host);
  expect(tls.flatMap((entry) => entry.hosts)).toEqual(hosts);
  const config = ofKind('ConfigMap').find(({ metadata }) => metadata.name === 'curator-config')?.data;
  expect(config).toMatchObject({ PUBLIC_URL: `https://${hosts[0]}`, TRUST_PROXY: '1', GRAPHIQL: '0' });
  expect(ofKind('Service').filter((service) => specOf<{ type?: string }>(service).type !== undefined)).toEqual([]);
});

test('the PostgreSQL for trying out is not there', () => {
  expect(lasting.map(({ name }) => name)).not.toContain('postgres');
  expect(namesOf('Service')).not.toContain('postgres');
});

test('every kind of pod that other parts name is there', () => {
  const names = new Set(workloadsOf(manifests).map(({ name }) => name));
  for (const service of ofKind('Service')) {
    const { selector } = specOf<{ selector: Record<string, string> }>(service);
    expect(names).toContain(selector['app.kubernetes.io/name']);
  }
});
