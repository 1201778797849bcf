// The way in to both commands, `npm start` and `npm test`: no dependencies, any Node from 18 on.
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { installDependencies } from './dependencies.mjs';
import { diskFull, saysDiskFull } from './disk-space.mjs';
import { buildForestKernel } from './forest-kernel.mjs';
import { handOver } from './hand-over.mjs';
import { findNatsServer } from './nats-server.mjs';
import { helpText, parseStartOptions, parseTestOptions } from './options.mjs';
import { callerFolder, homeFolder, root } from './paths.mjs';
import { generatePrismaClients } from './prisma-clients.mjs';
import { describeError, SetupError } from './setup-error.mjs';
import { withSetupLock } from './setup-lock.mjs';
import { handleInterrupts } from './shutdown.mjs';
import { buildPage } from './web-page.mjs';

const commands = {
  start: {
    entry: 'tools/platform/src/main.ts',
    parse: (args) => parseStartOptions(args, callerFolder()),
    wholePlatform: true,
  },
  test: { entry: 'tools/checks/src/main.ts', parse: parseTestOptions, wholePlatform: true },
  bench: { entry: 'tools/benchmarks/src/main.ts', wholePlatform: true },
  'bench-forest': { entry: 'tools/benchmarks/src/forest/main.ts' },
  'test-faults': { entry: 'tests/faults/src/main.ts', wholePlatform: true },
  jobs: { entry: 'services/trainer/src/operator/jobs.ts' },
  generate: { entry: 'tools/supergraph/src/main.ts' },
  format: { entry: 'node_modules/@biomejs/biome/bin/biome', defaultArgs: ['check', '--write', '.'] },
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const shown = saysDiskFull(error) && !(error instanceof SetupError) ? diskFull(homeFolder(), '', error) : error;
  process.stderr.write(`\n${describeError(shown)}\n`);
  process.exitCode = shown.exitCode ?? 1;
}

async function main([name, ...args]) {
  const command = commands[name];
  if (!command)
    throw new SetupError(`There is no command "${name ?? ''}".`, `Commands: ${Object.keys(commands).join(', ')}.`, {
      exitCode: 2,
    });
  const options = command.parse?.(args) ?? {};
  if (options.help) {
    process.stdout.write(helpText(name));
    return 0;
  }
  const programs = await setUp(command, options);
  const childArgs = [path.join(root, command.entry), ...(args.length > 0 ? args : (command.defaultArgs ?? []))];
  return handOver(childArgs, { ...programs, CURATOR_HOME: homeFolder(), INIT_CWD: callerFolder() });
}

/** Brings everything the command needs; returns where the programs are, as environment variables. */
async function setUp(command, options) {
  const stopHandling = handleInterrupts();
  try {
    return await withSetupLock(() => prepare(command, options, homeFolder()));
  } finally {
    stopHandling();
  }
}

async function prepare({ wholePlatform }, options, home) {
  await installDependencies(home);
  await buildForestKernel(home);
  if (!wholePlatform) return {};
  await generatePrismaClients(home);
  await buildPage(home);
  const programs = {};
  if (!process.env.NATS_URL) programs.CURATOR_NATS_SERVER_BIN = await findNatsServer(home);
  if (needsBrowser(options)) programs.CURATOR_CHROMIUM_BIN = await findChromium(home);
  return programs;
}

function needsBrowser({ browser = false, tiers = [] }) {
  return browser && (tiers.length === 0 || tiers.includes('e2e'));
}
