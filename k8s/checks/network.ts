import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicySpec';
import type { Manifest } from './manifest.ts';
import { type Workload, workloadsOf } from './pods.ts';

type Peer = { podSelector?: Selector; namespaceSelector?: Selector };
interface Selector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

const policiesOf = (manifests: readonly Manifest[]) =>
  manifests.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec as INetworkPolicySpec);

function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Record<string, string>): boolean {
  const labelled = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return (
    labelled &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      if (operator !== 'In') throw new Error(`The operator ${operator} is not known here`);
      return values.includes(labels[key] ?? '');
    })
  );
}

/** Who may open connections to whom, as `from -> to:port`; other namespaces as `namespace NAME`, anywhere as `anywhere`. */
export function allowedConnections(manifests: readonly Manifest[]): string[] {
  const workloads = workloadsOf(manifests);
  const names = workloads.map(({ name }) => name);
  const outgoing = new Set(workloads.flatMap((workload) => rulesOf(manifests, workload, 'egress')));
  const incoming = workloads.flatMap((workload) => rulesOf(manifests, workload, 'ingress'));
  const isOutside = (end: string) => !names.includes(end);
  const met = incoming.filter((rule) => {
    const [from = ''] = rule.split(' -> ');
    return isOutside(from) || outgoing.has(rule);
  });
  const leaving = [...outgoing].filter((rule) => isOutside(/ -> (.*):/.exec(rule)?.[1] ?? ''));
  return [...met, ...leaving].sort();
}

function rulesOf(manifests: readonly Manifest[], workload: Workload, direction: 'egress' | 'ingress'): string[] {
  const policies = policiesOf(manifests).filter(({ podSelector }) => selects(podSelector as Selector, workload.labels));
  return policies.flatMap(({ egress = [], ingress = [] }) => {
    const rules =
      direction === 'egress'
        ? egress.map(({ to, ports }) => ({ peers: to, ports }))
        : ingress.map(({ from, ports }) => ({ peers: from, ports }));
    return rules.flatMap(({ peers, ports = [] }) =>
      endsOf(manifests, peers as Peer[] | undefined).flatMap((end) =>
        ports.map(({ port }) =>
          direction === 'egress' ? `${workload.name} -> ${end}:${port}` : `${end} -> ${workload.name}:${port}`,
        ),
      ),
    );
  });
}

function endsOf(manifests: readonly Manifest[], peers: readonly Peer[] | undefined): string[] {
  if (!peers) return ['anywhere'];
  return peers.flatMap(({ podSelector, namespaceSelector }) => {
    if (namespaceSelector) return [`namespace ${namespaceSelector.matchLabels?.['kubernetes.io/metadata.name']}`];
    return workloadsOf(manifests)
      .filter(({ labels }) => selects(podSelector ?? {}, labels))
      .map(({ name }) => name);
  });
}
