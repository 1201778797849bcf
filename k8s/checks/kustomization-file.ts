import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const generator = {
  name: z.string(),
  behavior: z.enum(['create', 'merge']).default('create'),
  envs: z.array(z.string()).default([]),
};

/** The part of kustomize that our files use. Everything else is refused, rather than left out in silence. */
const schema = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  namespace: z.string().optional(),
  labels: z.array(z.strictObject({ pairs: z.record(z.string(), z.string()) })).default([]),
  resources: z.array(z.string()).default([]),
  images: z
    .array(z.strictObject({ name: z.string(), newName: z.string().optional(), newTag: z.string().optional() }))
    .default([]),
  replicas: z.array(z.strictObject({ name: z.string(), count: z.int() })).default([]),
  configMapGenerator: z.array(z.strictObject({ ...generator, files: z.array(z.string()).default([]) })).default([]),
  secretGenerator: z.array(z.strictObject(generator)).default([]),
  /** Must be there where something is generated: names with a hash are not rendered here. */
  generatorOptions: z.strictObject({ disableNameSuffixHash: z.literal(true) }).optional(),
  /** Deletions only. */
  patches: z.array(z.strictObject({ patch: z.string() })).default([]),
});

export type Kustomization = z.infer<typeof schema>;

/** @throws where the file has a field that is not rendered here */
export async function readKustomization(folder: string): Promise<Kustomization> {
  const file = path.join(folder, 'kustomization.yaml');
  const result = schema.safeParse(parse(await readFile(file, 'utf8')));
  if (!result.success) throw new Error(`${file} cannot be rendered:\n${z.prettifyError(result.error)}`);
  const { configMapGenerator, secretGenerator, generatorOptions } = result.data;
  if (configMapGenerator.length + secretGenerator.length > 0 && !generatorOptions)
    throw new Error(`${file} generates objects; it must set generatorOptions.disableNameSuffixHash: true`);
  return result.data;
}
