import { describe, expect, test } from 'vitest';
import { workloadsOf } from './pods.ts';
import { OVERLAYS, renderOverlay } from './rendered.ts';

const everyWorkload = (
  await Promise.all(
    OVERLAYS.map(async (overlay) =>
      workloadsOf(await renderOverlay(overlay)).map((workload) => ({ ...workload, overlay })),
    ),
  )
).flat();
const everyContainer = everyWorkload.flatMap(({ pod, name, overlay, kind }) =>
  [...pod.containers, ...(pod.initContainers ?? [])].map((container) => ({ container, name, overlay, kind, pod })),
);

describe.each(everyWorkload)('a pod of $name in $overlay', ({ pod, name, kind }) => {
  test('is one that the Pod Security Standard "restricted" allows', () => {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(pod.securityContext?.runAsUser).toBeGreaterThan(0);
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC'] as const) expect(pod[field]).toBeUndefined();
    for (const { name: _name, ...source } of pod.volumes ?? [])
      expect(['configMap', 'emptyDir']).toContain(Object.keys(source).join());
  });

  test('has no token of a service account', () => {
    expect(pod).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
  });

  test('gets 30 s to stop', () => {
    expect(pod.terminationGracePeriodSeconds).toBe(30);
  });

  if (kind !== 'Job' && name !== 'postgres')
    test('is kept apart from its like, by node and by zone', () => {
      const spread = pod.topologySpreadConstraints?.map(({ topologyKey, labelSelector }) => [
        topologyKey,
        labelSelector,
      ]);
      const selector = { matchLabels: { 'app.kubernetes.io/name': name } };
      expect(spread).toEqual([
        ['topology.kubernetes.io/zone', selector],
        ['kubernetes.io/hostname', selector],
      ]);
    });
});

describe.each(everyContainer)('the container of $name in $overlay', ({ container, kind, name }) => {
  test('may do nothing that it need not', () => {
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    for (const { hostPort } of container.ports ?? []) expect(hostPort).toBeUndefined();
    expect(container.volumeMounts).toContainEqual({ name: 'tmp', mountPath: '/tmp' });
  });

  test('asks for what it needs, and has limits', () => {
    for (const amounts of [container.resources?.requests, container.resources?.limits])
      expect(Object.keys(amounts ?? {})).toEqual(['cpu', 'memory']);
  });

  test('is of an image whose version is named', () => {
    expect(container.image).toMatch(/:[\w.-]+$/);
    expect(container.image).not.toMatch(/:latest$/);
  });

  if (kind !== 'Job')
    test('is asked whether it has started, lives and is ready', () => {
      const asked = [container.startupProbe, container.livenessProbe, container.readinessProbe].map(
        (probe) => probe?.httpGet?.path ?? probe?.exec?.command?.[0],
      );
      if (name === 'postgres') expect(asked).toEqual(['pg_isready', 'pg_isready', 'pg_isready']);
      else
        expect(asked.map((path) => path?.replace(/\?.*/, ''))).toEqual([
          '/healthz',
          '/healthz',
          READY[name] ?? '/readyz',
        ]);
    });
});

const READY: Readonly<Record<string, string>> = { nats: '/healthz' };
