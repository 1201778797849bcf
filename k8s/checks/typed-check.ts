import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Manifest, manifestId } from './manifest.ts';

const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
/** Below here, so that the compiler finds the models. */
const parent = fileURLToPath(new URL('../node_modules/', import.meta.url));

/** Package with a model of everything of an API group, generated from its OpenAPI description. */
export const modelsOf = (apiVersion: string) =>
  `${apiVersion.startsWith('keda.sh/') ? '@kubernetes-models/keda' : 'kubernetes-models'}/${apiVersion}`;

/**
 * Problems of manifests, none where every field is one that Kubernetes knows and of its type. The models' own validation lets
 * fields pass that it does not know, such as `resourcs:`. TypeScript does not: each manifest is compiled as the type it names.
 */
export async function typeProblems(manifests: readonly Manifest[]): Promise<string[]> {
  const expressions = manifests.map(typedExpression);
  return compile(expressions, (line) => manifestId(manifests[line] as Manifest));
}

/** Those manifests, of ones that are wrong, in which nothing was found. */
export async function unnoticed(wrong: readonly { manifest: Manifest; what: string }[]): Promise<string[]> {
  const expressions = wrong.flatMap(({ manifest }) => ['// @ts-expect-error', typedExpression(manifest)]);
  return compile(expressions, (line) => wrong[Math.floor(line / 2)]?.what ?? '');
}

/** On one line, whose number tells what a problem is about. */
function typedExpression(manifest: Manifest): string {
  return `(${JSON.stringify(manifest)}) satisfies import(${JSON.stringify(modelsOf(manifest.apiVersion))}).I${manifest.kind};`;
}

async function compile(lines: readonly string[], nameOf: (line: number) => string): Promise<string[]> {
  const folder = await mkdtemp(path.join(parent, '.typed-check-'));
  try {
    const file = path.join(folder, 'manifests.ts');
    await writeFile(file, lines.join('\n'));
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--pretty',
      'false',
    ];
    const { stdout, status } = spawnSync(process.execPath, [compiler, ...options, file], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const problems = [...stdout.matchAll(/\((\d+),\d+\): error (.*)$/gm)];
    if (status !== 0 && problems.length === 0) throw new Error(`The compiler failed: ${stdout}`);
    return problems.map(([, line, message]) => `${nameOf(Number(line) - 1)}: ${message}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
