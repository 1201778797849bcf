import { spawnSync } from 'node:child_process';

/** Whether there is a kubectl whose kustomize is of the line that our files are written for. */
export function kubectlCanRender(): boolean {
  const { status, stdout } = spawnSync('kubectl', ['version', '--client', '--output=json'], { encoding: 'utf8' });
  return status === 0 && /"kustomizeVersion":\s*"v5\./.test(stdout);
}

/** @returns YAML documents */
export function kubectlKustomize(folder: string): string {
  const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`kubectl kustomize failed: ${stderr}`);
  return stdout;
}
