import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { containerEnvironment } from './container-environment.ts';
import { workloadsOf } from './pods.ts';
import { renderOverlay } from './rendered.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dockerfile = readFileSync(`${root}Dockerfile`, 'utf8');
const foldersOf = (pattern: string) => globSync(pattern, { cwd: root }).map((file) => file.replace(/\/[^/]*$/, ''));
const manifests = await renderOverlay('dev');
const pods = workloadsOf(manifests).filter(({ pod }) => pod.containers.some(({ image }) => image === 'curator:dev'));

test('the image is made with the versions that everybody uses', () => {
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  expect(dockerfile).toContain(`npm install --global ${packageManager}`);
  const [, node] = /^ {2}node@(\S+):$/m.exec(readFileSync(`${root}pnpm-lock.yaml`, 'utf8')) ?? [];
  expect([...dockerfile.matchAll(/^FROM (node:.*?)(?: AS .*)?$/gm)].map(([, image]) => image)).toEqual([
    `node:${node}-slim`,
    `node:${node}-slim`,
  ]);
});

test('every package and service is installed, and what is generated for it comes along', () => {
  for (const folder of foldersOf('{packages,services}/*/package.json'))
    expect(dockerfile).toContain(`COPY ${folder}/package.json ${folder}/\n`);
  for (const folder of foldersOf('services/*/prisma/schema.prisma')) {
    const service = folder.replace('/prisma', '');
    expect(dockerfile).toContain(`COPY ${folder}/schema.prisma ${folder}/\n`);
    expect(dockerfile).toContain(`COPY --from=build /app/${service}/generated ${service}/generated\n`);
  }
});

test('pods run programs that are there, as the user that the image is made for', () => {
  expect(pods.map(({ name }) => name).sort()).toEqual(['auth', 'catalog', 'gateway', 'trainer', 'worker']);
  const [, user, group] = /^USER (\d+):(\d+)$/m.exec(dockerfile) ?? [];
  for (const { name, pod } of pods) {
    expect(pod.securityContext).toMatchObject({ runAsUser: Number(user), runAsGroup: Number(group) });
    const [program, entry = ''] = pod.containers[0]?.command ?? [];
    expect(program).toBe('node');
    expect(existsSync(`${root}${entry}`), `${name} runs ${entry}`).toBe(true);
  }
});

test('the gateway serves the page from where the image has it', () => {
  const gateway = pods.find(({ name }) => name === 'gateway')?.pod.containers[0];
  const secrets = { GATEWAY_SECRET: '' };
  expect(gateway && containerEnvironment(gateway, manifests, secrets).WEB_FOLDER).toBe('/app/web/dist');
  expect(dockerfile).toContain('COPY --from=build /app/web/dist web/dist\n');
});
