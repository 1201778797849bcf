import type { Kustomization } from './kustomization-file.ts';
import type { Manifest } from './manifest.ts';
import { podSpecOf } from './pods.ts';

/** Kinds that lie in a namespace; a kind that is not known here is refused, as it may not. */
const NAMESPACED = new Set([
  ...['Deployment', 'StatefulSet', 'Job', 'Service', 'ConfigMap', 'Secret', 'NetworkPolicy', 'Ingress'],
  ...['PodDisruptionBudget', 'HorizontalPodAutoscaler', 'ScaledObject'],
]);

export function setNamespace(manifests: readonly Manifest[], namespace: string | undefined): void {
  if (namespace === undefined) return;
  for (const { kind, metadata } of manifests) {
    if (kind === 'Namespace') metadata.name = namespace;
    else if (NAMESPACED.has(kind)) metadata.namespace = namespace;
    else throw new Error(`Say in transformers.ts whether a ${kind} lies in a namespace`);
  }
}

export function setLabels(manifests: readonly Manifest[], labels: Kustomization['labels']): void {
  for (const { pairs } of labels)
    for (const { metadata } of manifests) metadata.labels = { ...metadata.labels, ...pairs };
}

export function setImages(manifests: readonly Manifest[], images: Kustomization['images']): void {
  for (const manifest of manifests) {
    const { containers = [], initContainers = [] } = podSpecOf(manifest) ?? {};
    for (const container of [...containers, ...initContainers]) {
      const [, name = '', tag] = /^(.*?)(?::([^:/]+))?$/.exec(container.image ?? '') ?? [];
      const image = images.find((candidate) => candidate.name === name);
      if (!image) continue;
      const newTag = image.newTag ?? tag;
      container.image = `${image.newName ?? name}${newTag === undefined ? '' : `:${newTag}`}`;
    }
  }
}

export function setReplicas(manifests: readonly Manifest[], replicas: Kustomization['replicas']): void {
  for (const { name, count } of replicas) {
    const scaled = manifests.filter(
      ({ kind, metadata }) => metadata.name === name && (kind === 'Deployment' || kind === 'StatefulSet'),
    );
    if (scaled.length === 0) throw new Error(`There is no ${name} to have ${count} of`);
    for (const manifest of scaled) manifest.spec = { ...(manifest.spec as object), replicas: count };
  }
}
