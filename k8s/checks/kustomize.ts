import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { type Kustomization, readKustomization } from './kustomization-file.ts';
import { type Manifest, manifestId, manifestSchema } from './manifest.ts';
import { setImages, setLabels, setNamespace, setReplicas } from './transformers.ts';

/**
 * Renders a folder as `kubectl kustomize` does, for machines that have no kubectl. Knows only what our files use, and
 * refuses the rest. A test holds it against the real one where there is one.
 */
export async function render(folder: string): Promise<Manifest[]> {
  const kustomization = await readKustomization(folder);
  const loaded = await Promise.all(kustomization.resources.map((resource) => load(path.join(folder, resource))));
  const manifests = new Map<string, Manifest>();
  for (const manifest of loaded.flat()) add(manifests, manifest);
  await generate(manifests, folder, kustomization);
  for (const { patch } of kustomization.patches) remove(manifests, patch);
  const rendered = [...manifests.values()];
  setNamespace(rendered, kustomization.namespace);
  setLabels(rendered, kustomization.labels);
  setImages(rendered, kustomization.images);
  setReplicas(rendered, kustomization.replicas);
  return rendered;
}

async function load(resource: string): Promise<Manifest[]> {
  if ((await stat(resource)).isDirectory()) return render(resource);
  return parseAllDocuments(await readFile(resource, 'utf8')).map((document) => {
    const [error] = document.errors;
    if (error) throw new Error(`${resource}: ${error.message}`);
    return manifestSchema.parse(document.toJS());
  });
}

function add(manifests: Map<string, Manifest>, manifest: Manifest): void {
  const id = manifestId(manifest);
  if (manifests.has(id)) throw new Error(`There are two of ${id}`);
  manifests.set(id, manifest);
}

async function generate(manifests: Map<string, Manifest>, folder: string, kustomization: Kustomization): Promise<void> {
  const read = (file: string) => readFile(path.join(folder, file), 'utf8');
  const generators = [
    ...kustomization.configMapGenerator.map((generator) => ({ ...generator, kind: 'ConfigMap' })),
    ...kustomization.secretGenerator.map((generator) => ({ ...generator, kind: 'Secret', files: [] })),
  ];
  for (const { kind, name, behavior, envs, files } of generators) {
    const entries = (await Promise.all(envs.map(read))).flatMap(readEnvFile);
    for (const file of files) entries.push([path.basename(file), await read(file)]);
    const data = Object.fromEntries(kind === 'Secret' ? entries.map(inBase64) : entries);
    const generated = {
      apiVersion: 'v1',
      kind,
      metadata: { name },
      ...(kind === 'Secret' && { type: 'Opaque' }),
      data,
    };
    const existing = manifests.get(manifestId(generated));
    if (behavior === 'create') add(manifests, generated);
    else if (existing) existing.data = { ...(existing.data as object), ...data };
    else throw new Error(`${folder}: there is no ${kind} ${name} to merge with`);
  }
}

/** Lines of KEY=VALUE, values as they are: no quotes are taken off. */
function readEnvFile(text: string): [string, string][] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, key, value] = /^([\w.-]+)=(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw new Error(`Not a line of KEY=VALUE: ${line}`);
    return [key, value];
  });
}

function inBase64([key, value]: [string, string]): [string, string] {
  return [key, Buffer.from(value).toString('base64')];
}

function remove(manifests: Map<string, Manifest>, patch: string): void {
  const { $patch, ...target } = parse(patch);
  if ($patch !== 'delete') throw new Error(`Only patches that delete are rendered here:\n${patch}`);
  if (!manifests.delete(manifestId(manifestSchema.parse(target))))
    throw new Error(`There is nothing to delete:\n${patch}`);
}
