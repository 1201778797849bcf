import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { Manifest } from './manifest.ts';

interface PodTemplate {
  metadata: { labels: Record<string, string> };
  spec: IPodSpec;
}

/** A kind of pod, and the object that makes pods of it. */
export interface Workload {
  name: string;
  kind: string;
  replicas: number | undefined;
  labels: Record<string, string>;
  pod: IPodSpec;
}

const MAKERS_OF_PODS = new Set(['Deployment', 'StatefulSet', 'Job']);

const templateOf = ({ kind, spec }: Manifest): PodTemplate | undefined =>
  MAKERS_OF_PODS.has(kind) ? (spec as { template: PodTemplate }).template : undefined;

export const podSpecOf = (manifest: Manifest): IPodSpec | undefined => templateOf(manifest)?.spec;

export function workloadsOf(manifests: readonly Manifest[]): Workload[] {
  return manifests.flatMap((manifest) => {
    const template = templateOf(manifest);
    if (!template) return [];
    const { replicas } = manifest.spec as { replicas?: number };
    const { name } = manifest.metadata;
    return [{ name, kind: manifest.kind, replicas, labels: template.metadata.labels, pod: template.spec }];
  });
}
