import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where the state lives: `.curator` in the checkout, or CURATOR_HOME (relative to where the command was typed). */
export function homeFolder(env = process.env) {
  return env.CURATOR_HOME ? path.resolve(callerFolder(env), env.CURATOR_HOME) : path.join(root, '.curator');
}

/** The folder in which the command was typed: npm changes the working directory and tells the first one as INIT_CWD. */
export function callerFolder(env = process.env) {
  return env.INIT_CWD && env.npm_lifecycle_event ? env.INIT_CWD : process.cwd();
}

export const pinnedNode = path.join(root, 'node_modules', 'node', 'bin', 'node');
