import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from '../../bootstrap/setup-error.mjs';

const bytes = 24;

/**
 * Random passwords by name, safe in URLs. Kept in a file that only its owner can read: made at the first call, read again
 * later, and extended by names that are new. One process at a time may call it (the platform's lock sees to that).
 */
export async function loadSecrets<const Name extends string>(
  file: string,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const known = await read(file);
  const missing = names.filter((name) => known[name] === undefined);
  const all = {
    ...known,
    ...Object.fromEntries(missing.map((name) => [name, randomBytes(bytes).toString('base64url')])),
  };
  if (missing.length > 0) await write(file, all);
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Record<Name, string>;
}

async function read(file: string): Promise<Record<string, string>> {
  try {
    const text = await readFile(file, 'utf8');
    await chmod(file, 0o600); // it may have been copied here
    return parse(file, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

function parse(file: string, text: string): Record<string, string> {
  try {
    const secrets: unknown = JSON.parse(text);
    if (isSecrets(secrets)) return secrets;
  } catch {
    // told below, with what to do
  }
  throw new SetupError(
    `The secrets in ${file} cannot be read: it is not a JSON object of texts.`,
    'Bring it back from a copy: the data next to it is protected by it. Or delete all data: npm start -- --reset.',
  );
}

function isSecrets(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((secret) => typeof secret === 'string' && secret !== '')
  );
}

/** On the disk before it has its name: losing it means losing the data. */
async function write(file: string, secrets: Record<string, string>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(secrets, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
