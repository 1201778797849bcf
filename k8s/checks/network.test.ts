import { expect, test } from 'vitest';
import { allowedConnections } from './network.ts';
import { workloadsOf } from './pods.ts';
import { OVERLAYS, type Overlay, renderOverlay } from './rendered.ts';

test.each(OVERLAYS)('nothing may talk to anything in %s, but for what is allowed', async (overlay) => {
  const manifests = await renderOverlay(overlay);
  const deny = manifests.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'default-deny');
  expect(deny?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  const names = workloadsOf(manifests).map(({ name }) => name);
  const expected = [
    ...EVERYWHERE,
    ...ONLY_IN[overlay],
    ...names.flatMap((name) => [`${name} -> namespace kube-system:53`, `${name} -> namespace kube-system:53`]),
  ];
  expect([...new Set(allowedConnections(manifests))]).toEqual([...new Set(expected)].sort());
});

const EVERYWHERE = [
  'namespace traefik -> gateway:8080',
  'gateway -> auth:8080',
  'gateway -> catalog:8080',
  'gateway -> trainer:8080',
  'catalog -> auth:8080',
  'trainer -> auth:8080',
  'trainer -> catalog:8080',
  'trainer -> nats:4222',
  'worker -> nats:4222',
  'nats -> nats:6222',
  'namespace keda -> nats:8222',
];
const USE_POSTGRES = ['auth', 'catalog', 'trainer', 'worker', 'database-setup'];

const ONLY_IN: Readonly<Record<Overlay, string[]>> = {
  dev: ['anywhere -> gateway:8080', ...USE_POSTGRES.map((name) => `${name} -> postgres:5432`)],
  production: USE_POSTGRES.map((name) => `${name} -> anywhere:5432`),
};
