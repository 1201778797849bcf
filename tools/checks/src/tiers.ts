import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Tally } from './tally.ts';
import { readVitestReport } from './vitest-report.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Tier {
  name: string;
  run: () => Promise<Tally>;
}

/** In the order in which a mistake is cheapest to find. */
export const TIERS: readonly Tier[] = [
  command('lint', [
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    ...(process.stdout.isTTY ? [] : ['--colors=off']),
    '.',
  ]),
  command('types', ['node_modules/typescript/bin/tsc', '-p', '.']),
  command('types of the page', ['node_modules/typescript/bin/tsc', '-p', 'web']),
  command('generated files', ['tools/supergraph/src/main.ts', '--check']),
  tests('unit'),
  tests('integration'),
  tests('faults'),
  tests('federation'),
  tests('e2e'),
];

function command(name: string, args: readonly string[]): Tier {
  return {
    name,
    async run() {
      const { exitCode } = await execa(process.execPath, args, { cwd: root, stdio: 'inherit', reject: false });
      return exitCode === 0
        ? { passed: 1, failed: [], skipped: [] }
        : { passed: 0, failed: [`${name} (exit code ${exitCode})`], skipped: [] };
    },
  };
}

function tests(name: string): Tier {
  return { name, run: () => runVitest(name) };
}

async function runVitest(name: string): Promise<Tally> {
  const folder = await mkdtemp(path.join(tmpdir(), 'curator-tests-'));
  try {
    const report = path.join(folder, 'report.json');
    const { exitCode } = await execa(
      process.execPath,
      [
        ...['node_modules/vitest/vitest.mjs', 'run', '--project', name, '--reporter', 'default'],
        ...['--reporter', 'json', '--outputFile.json', report],
      ],
      { cwd: root, stdio: 'inherit', reject: false },
    );
    const tally = readVitestReport(await readFile(report, 'utf8').catch(() => '{"testResults":[]}'), root);
    if (exitCode !== 0 && tally.failed.length === 0) tally.failed.push(`${name}: vitest ended with ${exitCode}`);
    if (tally.passed + tally.failed.length === 0) tally.failed.push(`${name}: no test ran`);
    return tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
