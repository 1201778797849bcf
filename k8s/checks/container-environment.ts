import type { IContainer } from 'kubernetes-models/v1/Container';
import type { Manifest } from './manifest.ts';

/**
 * The variables that a container will see, with the expansion of $(NAME) that the kubelet does.
 *
 * @param secrets values by key of the Secret `curator-secrets`
 * @throws where a ConfigMap or the Secret lacks what is asked of it, or a value names a variable that comes later
 */
export function containerEnvironment(
  { env = [] }: IContainer,
  manifests: readonly Manifest[],
  secrets: Readonly<Record<string, string>>,
): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const { name, value, valueFrom } of env) {
    const reference = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
    if (valueFrom?.fieldRef) seen[name] = valueFrom.fieldRef.fieldPath;
    else if (reference) seen[name] = referred(reference, valueFrom?.secretKeyRef !== undefined, manifests, secrets);
    else
      seen[name] = (value ?? '').replace(/\$\((\w+)\)/g, (_text, other) => {
        if (seen[other] === undefined) throw new Error(`${name} names ${other}, which is not set before it`);
        return seen[other];
      });
  }
  return seen;
}

/** Variables that are there only to be put into others. */
export function isPart(name: string, { env = [], args = [] }: IContainer): boolean {
  return [...env.map(({ value }) => value ?? ''), ...args].some((text) => text.includes(`$(${name})`));
}

function referred(
  { name, key }: { name?: string; key: string },
  isSecret: boolean,
  manifests: readonly Manifest[],
  secrets: Readonly<Record<string, string>>,
): string {
  const map = manifests.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
  const values = isSecret && name === 'curator-secrets' ? secrets : (map?.data as Record<string, string> | undefined);
  const value = values?.[key];
  if (value === undefined) throw new Error(`${name} has no ${key}`);
  return value;
}
