import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { exampleSecrets, fillSecrets } from '../new-secrets.ts';
import { render } from './kustomize.ts';
import type { Manifest } from './manifest.ts';

export const OVERLAYS = ['dev', 'production'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** Of digits, as the worst that a password can be: YAML and configuration files may take it for a number. */
const TEST_SECRET = '1234567890'.repeat(5);

export interface ManifestFolder extends AsyncDisposable {
  pathOf: (overlay: Overlay) => string;
}

/** A copy of the files, with secrets. */
export async function manifestFolder(): Promise<ManifestFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'curator-k8s-'));
  const source = fileURLToPath(new URL('..', import.meta.url));
  const pathOf = (overlay: Overlay) => path.join(folder, 'overlays', overlay);
  for (const part of ['base', 'overlays'])
    await cp(path.join(source, part), path.join(folder, part), { recursive: true });
  const secrets = fillSecrets(await readFile(exampleSecrets, 'utf8'), () => TEST_SECRET);
  await writeFile(path.join(pathOf('dev'), 'secrets.env'), secrets);
  return { pathOf, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

export async function renderOverlay(overlay: Overlay): Promise<Manifest[]> {
  await using folder = await manifestFolder();
  return await render(folder.pathOf(overlay));
}
