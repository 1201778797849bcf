import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { kubectlCanRender, kubectlKustomize } from './kubectl.ts';
import { render } from './kustomize.ts';
import { manifestId } from './manifest.ts';
import { manifestFolder, OVERLAYS } from './rendered.ts';

/** A busy machine starts kubectl slowly. */
vi.setConfig({ testTimeout: 60_000 });

describe.each(OVERLAYS)('the overlay %s', (overlay) => {
  test('is rendered', async () => {
    await using folder = await manifestFolder();
    const manifests = await render(folder.pathOf(overlay));
    expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(
      expect.arrayContaining(['gateway', 'auth', 'catalog', 'trainer', 'worker'].map((name) => `Deployment ${name}`)),
    );
    for (const { kind, metadata } of manifests)
      expect(metadata.namespace).toBe(kind === 'Namespace' ? undefined : 'curator');
  });

  test.skipIf(!kubectlCanRender())('is rendered as kubectl does [kubectl]', async () => {
    await using folder = await manifestFolder();
    const byKubectl = parseAllDocuments(kubectlKustomize(folder.pathOf(overlay))).map((document) => document.toJS());
    const ours = await render(folder.pathOf(overlay));
    const byId = (manifests: typeof ours) => Object.fromEntries(manifests.map((one) => [manifestId(one), one]));
    expect(byId(ours)).toEqual(byId(byKubectl));
  });
});

test('what is not rendered here is refused, not left out', async () => {
  await using folder = await manifestFolder();
  const file = path.join(folder.pathOf('dev'), 'kustomization.yaml');
  await appendFile(file, 'namePrefix: my-\n');
  await expect(render(folder.pathOf('dev'))).rejects.toThrow(/namePrefix/);
});

test('a key that is there twice is refused', async () => {
  await using folder = await manifestFolder();
  await appendFile(path.join(folder.pathOf('dev'), 'gateway-access.yaml'), 'kind: NetworkPolicy\n');
  await expect(render(folder.pathOf('dev'))).rejects.toThrow(/unique/);
});

test('secrets are not among the files', async () => {
  await using folder = await manifestFolder();
  await writeFile(path.join(folder.pathOf('dev'), 'secrets.env'), '');
  const [secret, ...others] = (await render(folder.pathOf('dev'))).filter(({ kind }) => kind === 'Secret');
  expect(secret?.data).toEqual({});
  expect(others).toEqual([]);
  const inProduction = await render(folder.pathOf('production'));
  expect(inProduction.filter(({ kind }) => kind === 'Secret')).toEqual([]);
});
