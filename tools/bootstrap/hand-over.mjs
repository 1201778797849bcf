import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { pinnedNode, root } from './paths.mjs';

/** Runs a program under the pinned Node on this terminal until it ends; resolves with the exit code to pass on. */
export function handOver(args, env) {
  const child = spawn(pinnedNode, args, { cwd: root, stdio: 'inherit', env: childEnvironment(env) });
  // Ctrl-C reaches the child from the terminal by itself; here it only must not end the wait.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

function childEnvironment(env) {
  return {
    ...process.env,
    ...env,
    PATH: `${path.dirname(pinnedNode)}${path.delimiter}${process.env.PATH}`,
    APOLLO_TELEMETRY_DISABLED: 'true',
    // Sources and dependencies are compiled at the first start only.
    NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node'),
  };
}
