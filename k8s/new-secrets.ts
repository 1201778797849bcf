import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The example file with a value for every key: letters and digits only, which are safe in URLs and configuration files. */
export function fillSecrets(example: string, newSecret: () => string): string {
  return example.replace(/^([A-Z_]+)=$/gm, (_line, key) => `${key}=${newSecret()}`);
}

export const exampleSecrets = new URL('secrets.example.env', import.meta.url);

if (import.meta.main) {
  const example = await readFile(exampleSecrets, 'utf8');
  process.stdout.write(fillSecrets(example, () => randomBytes(32).toString('hex')));
}
