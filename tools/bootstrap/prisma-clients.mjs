import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, fingerprint, foldersIn } from './fingerprint.mjs';
import { lastLines } from './install-failure.mjs';
import { pinnedNode, root } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';

/** Generates the database client of every service that has a Prisma schema. */
export async function generatePrismaClients(home) {
  const services = foldersIn(path.join(root, 'services')).filter((name) => existsSync(schemaOf(name)));
  if (services.length === 0) return;
  await step({
    title: 'Generating the database clients',
    stampFile: path.join(home, 'stamps', 'prisma'),
    inputs: services.map((service) => inputsOf(service)).join(' '),
    isPresent: () => services.every((service) => existsSync(outputOf(service))),
    run: async () => {
      const logFile = path.join(home, 'logs', 'prisma.log');
      await Promise.all(services.map((service) => generate(service, logFile)));
    },
  });
}

async function generate(service, logFile) {
  const cwd = path.join(root, 'services', service);
  // The client needs no engine, but the command line insists on one and would download it: any existing file will do.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: pinnedNode,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const { ok, output } = await runCommand(pinnedNode, ['node_modules/prisma/build/index.js', 'generate'], {
    cwd,
    env,
    logFile,
  });
  if (!ok)
    throw new SetupError(
      `The database client of ${service} could not be generated.\n${lastLines(output)}`,
      `See ${logFile}.`,
    );
}

function inputsOf(service) {
  const folder = path.join(root, 'services', service);
  const schemas = filesBelow(path.join(folder, 'prisma'), ['migrations']).map((file) => path.join('prisma', file));
  return fingerprint(folder, [...schemas, 'prisma.config.ts', 'package.json', path.join('..', '..', 'pnpm-lock.yaml')]);
}

function schemaOf(service) {
  return path.join(root, 'services', service, 'prisma', 'schema.prisma');
}

/** Where the schema's generator puts its client. */
function outputOf(service) {
  const output = /^\s*output\s*=\s*"([^"]+)"/m.exec(readFileSync(schemaOf(service), 'utf8'))?.[1] ?? '.';
  return path.resolve(path.dirname(schemaOf(service)), output);
}
