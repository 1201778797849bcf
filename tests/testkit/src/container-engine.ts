import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether tests run their servers in containers: where a Docker engine answers, or TESTKIT=containers asks for it; TESTKIT=local forbids it. */
export async function usesContainers(env = process.env): Promise<boolean> {
  if (env.TESTKIT === 'containers') return true;
  if (env.TESTKIT === 'local') return false;
  return promisify(execFile)('docker', ['info'], { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}
