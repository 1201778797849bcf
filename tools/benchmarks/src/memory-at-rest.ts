import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { startMeasured } from './measured-platform.ts';

const REST_MS = 10_000;

/** Resident memory of each process of a platform that does nothing, with the processes that it started (Linux). */
export async function memoryAtRest(): Promise<string> {
  await using measured = await startMeasured();
  const { services, servers } = measured.platform;
  await delay(REST_MS);
  const pids = [...services.values()].map((service) => [service.name, service.pid()] as const);
  const lines: string[] = [];
  for (const [name, pid] of [...pids, ...Object.entries(servers.pids)]) {
    const tree = [pid, ...(await descendants(pid))];
    const megabytes = await Promise.all(tree.map(residentMb));
    lines.push(`${name.padEnd(12)} ${megabytes.map((mb) => `${mb} MB`).join(' + ')}`);
  }
  return lines.join('\n');
}

async function descendants(pid: number): Promise<number[]> {
  const { stdout } = await execa('ps', ['-o', 'pid=', '--ppid', String(pid)], { reject: false });
  const children = stdout.split('\n').map(Number).filter(Boolean);
  const below = await Promise.all(children.map(descendants));
  return [...children, ...below.flat()];
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}
