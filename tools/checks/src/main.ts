import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import colors from 'picocolors';
import { kubectlCanRender } from '../../../k8s/checks/kubectl.ts';
import { parseTestOptions } from '../../bootstrap/options.mjs';
import { describeError, SetupError } from '../../bootstrap/setup-error.mjs';
import { declaredSkips, reasonOfSkip } from './declared-skips.ts';
import { addTallies, type Tally, tallyText } from './tally.ts';
import { TIERS, type Tier } from './tiers.ts';

const say = (text: string) => void process.stdout.write(`${text}\n`);

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = error instanceof SetupError ? error.exitCode : 1;
}

async function main(): Promise<number> {
  const { tiers, browser } = parseTestOptions(process.argv.slice(2));
  const tallies: Tally[] = [];
  for (const tier of chosenTiers(tiers)) tallies.push(await runTier(tier, browser));
  const total = addTallies(tallies);
  const undeclared = await tellSkips(total.skipped, browser);
  const failed = [...total.failed, ...undeclared.map((name) => `skipped without a declared reason: ${name}`)];
  if (failed.length > 0) say(`\n${colors.red('Failed:')}\n${failed.map((name) => `  ${name}`).join('\n')}`);
  say(`\n${tallyText({ ...total, failed })}`);
  return failed.length === 0 ? 0 : 1;
}

function chosenTiers(names: readonly string[]): readonly Tier[] {
  const unknown = names.find((name) => !TIERS.some((tier) => tier.name === name));
  if (unknown !== undefined)
    throw new SetupError(`There is no tier "${unknown}".`, `Tiers: ${TIERS.map(({ name }) => name).join(', ')}.`, {
      exitCode: 2,
    });
  return names.length === 0 ? TIERS : TIERS.filter(({ name }) => names.includes(name));
}

async function runTier({ name, run }: Tier, browser: boolean): Promise<Tally> {
  if (name === 'e2e' && !browser) return { passed: 0, failed: [], skipped: ['e2e: all of it'] };
  say(`\n${colors.bold(`== ${name}`)}`);
  const startedAt = performance.now();
  const tally = await run();
  say(`${name}: ${tallyText(tally)}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return tally;
}

/** Names every skip with its reason; returns those that have none. */
async function tellSkips(skipped: readonly string[], browser: boolean): Promise<string[]> {
  if (skipped.length === 0) return [];
  const declared = declaredSkips({
    realDataThere: existsSync(path.join(realDataFolder(), 'spotify_songs.csv')),
    dockerThere: (await execa('docker', ['info'], { reject: false, timeout: 10_000 })).exitCode === 0,
    browserWanted: browser,
    kubectlThere: kubectlCanRender(),
    natsServerThere: process.env.CURATOR_NATS_SERVER_BIN !== undefined,
  });
  say('\nSkipped:');
  for (const name of skipped) say(`  ${name}: ${reasonOfSkip(name, declared) ?? 'no declared reason'}`);
  return skipped.filter((name) => reasonOfSkip(name, declared) === undefined);
}

/** Where recorded songs lie, on machines that have them. */
function realDataFolder(): string {
  return process.env.CURATOR_DATA ?? path.resolve(fileURLToPath(new URL('../../../../shared/data', import.meta.url)));
}
