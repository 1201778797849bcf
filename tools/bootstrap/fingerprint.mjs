import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Hash over the names and contents of files; one that is missing counts as such. */
export function fingerprint(folder, files, extra = '') {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${folder} ${extra}\n`);
  for (const file of [...files].sort()) {
    const full = path.join(folder, file);
    hash
      .update(`${file}\0`)
      .update(existsSync(full) ? createHash('sha256').update(readFileSync(full)).digest() : 'none');
  }
  return hash.digest('hex');
}

/** Files below a folder, as paths relative to it; names in `skip` are left out at any depth. */
export function filesBelow(folder, skip) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skip.includes(entry.name)) return [];
    if (!entry.isDirectory()) return [entry.name];
    return filesBelow(path.join(folder, entry.name), skip).map((file) => path.join(entry.name, file));
  });
}

/** Names of the folders directly below a folder. */
export function foldersIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}
