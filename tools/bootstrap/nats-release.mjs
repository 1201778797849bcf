import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './run-command.mjs';

export const natsVersion = 'v2.12.12';

const systems = {
  'linux x64': 'linux-amd64',
  'linux arm64': 'linux-arm64',
  'darwin x64': 'darwin-amd64',
  'darwin arm64': 'darwin-arm64',
};

/** Downloads the pinned release, checks it against the checksums published with it, and returns the unpacked program. */
export async function downloadNatsRelease(folder) {
  const system = systems[`${process.platform} ${process.arch}`];
  if (!system) throw new Error(`there is none for ${process.platform} ${process.arch}`);
  const name = `nats-server-${natsVersion}-${system}`;
  const base = `https://github.com/nats-io/nats-server/releases/download/${natsVersion}`;
  // The small file first: where there is no way out, it fails within seconds.
  const sums = (await download(`${base}/SHA256SUMS`, 8_000)).toString('utf8');
  const archive = await download(`${base}/${name}.tar.gz`, 180_000);
  verifyChecksum(archive, `${name}.tar.gz`, sums);
  const file = path.join(folder, 'nats-server.tar.gz');
  writeFileSync(file, archive);
  const { ok, output } = await runCommand('tar', ['-xzf', file, '-C', folder]);
  if (!ok) throw new Error(`tar: ${output.trim()}`);
  return path.join(folder, name, 'nats-server');
}

/** @param {string} sums lines of `<sha256>  <file name>` */
export function verifyChecksum(content, name, sums) {
  const expected = sums
    .split('\n')
    .map((line) => line.trim().split(/\s+\*?/))
    .find(([, file]) => file === name)?.[0];
  if (!expected) throw new Error(`the release publishes no checksum for ${name}`);
  const actual = createHash('sha256').update(content).digest('hex');
  if (actual !== expected.toLowerCase())
    throw new Error(`checksum mismatch: ${name} is ${actual}, published is ${expected}`);
}

async function download(url, timeoutMs) {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
