import { type Manifest, manifestId } from './manifest.ts';
import { modelsOf } from './typed-check.ts';

type Model = new (manifest: Manifest) => { validate(): void };

/** Problems with values, by the rules of the kind's OpenAPI description: what must be there, patterns, ranges, choices. */
export async function validationProblems(manifests: readonly Manifest[]): Promise<string[]> {
  const problems = await Promise.all(manifests.map(problemOf));
  return problems.filter((problem) => problem !== undefined);
}

async function problemOf(manifest: Manifest): Promise<string | undefined> {
  const { [manifest.kind]: model }: Record<string, Model> = await import(modelsOf(manifest.apiVersion));
  if (!model) return `${manifestId(manifest)}: no such kind`;
  try {
    new model(manifest).validate();
    return undefined;
  } catch (error) {
    return `${manifestId(manifest)}: ${error instanceof Error ? error.message : error}`;
  }
}
