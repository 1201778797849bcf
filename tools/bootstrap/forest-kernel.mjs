import { existsSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, fingerprint } from './fingerprint.mjs';
import { lastLines } from './install-failure.mjs';
import { pinnedNode, root } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { step } from './step.mjs';

const forest = path.join(root, 'packages', 'forest');

/** Builds the learning engine's WebAssembly kernel. */
export async function buildForestKernel(home) {
  const sources = filesBelow(path.join(forest, 'src', 'kernel'), []).map((file) => path.join('src', 'kernel', file));
  await step({
    title: 'Building the learning kernel',
    stampFile: path.join(home, 'stamps', 'forest-kernel'),
    inputs: fingerprint(forest, [...sources, 'build-kernel.mjs', path.join('..', '..', 'pnpm-lock.yaml')]),
    isPresent: () => existsSync(path.join(forest, 'build', 'kernel.wasm')),
    run: async () => {
      const logFile = path.join(home, 'logs', 'forest-kernel.log');
      const { ok, output } = await runCommand(pinnedNode, ['build-kernel.mjs'], { cwd: forest, logFile });
      if (!ok) throw new SetupError(`The learning kernel could not be built.\n${lastLines(output)}`, `See ${logFile}.`);
    },
  });
}
