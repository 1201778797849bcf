import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Full path of the first of these programs that PATH offers, or undefined. */
export function findOnPath(names, env = process.env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

export function isRoot() {
  return process.getuid?.() === 0;
}
