import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { SAMPLE_FILE_NAME, SAMPLE_LICENCE, sampleLibraryLines } from '@curator/catalog/sample';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import { type ApiClient, ApiError } from './api-client.ts';

export interface ImportReport {
  rowsRead: number;
  tracks: number;
  duplicates: number;
  withoutFeatures: number;
  outOfRange: number;
  unusableRows: number;
  issues: { line: number; message: string }[];
}

export interface LoadedCatalogue {
  fileName: string;
  /** Undefined where the same file had been loaded before. */
  report: ImportReport | undefined;
  seconds: number;
}

/** A file to load as the catalogue: the user's, or the sample library that is made here. */
interface Source {
  fileName: string;
  licence: string;
  open: () => AsyncIterable<Uint8Array>;
}

/** Loads a file in place of the catalogue, unless it is the catalogue already. @throws SetupError */
export async function loadCatalogue(
  operator: ApiClient,
  { file, home }: { file: string | undefined; home: string },
): Promise<LoadedCatalogue> {
  const source = file === undefined ? sample() : fromFile(file);
  const startedAt = performance.now();
  const stateFile = path.join(home, 'catalogue.json');
  const sha256 = await hashOf(source.open());
  if ((await readFile(stateFile, 'utf8').catch(() => '')) === stateText(sha256, await currentVersion(operator)))
    return { fileName: source.fileName, report: undefined, seconds: (performance.now() - startedAt) / 1000 };
  const report = await importSource(operator, source);
  await writeFile(stateFile, stateText(sha256, await currentVersion(operator)));
  return { fileName: source.fileName, report, seconds: (performance.now() - startedAt) / 1000 };
}

function sample(): Source {
  return {
    fileName: SAMPLE_FILE_NAME,
    licence: SAMPLE_LICENCE,
    open: () => Readable.from(sampleLibraryLines()).map((line: string) => Buffer.from(line)),
  };
}

function fromFile(file: string): Source {
  return { fileName: path.basename(file), licence: '', open: () => createReadStream(file) };
}

async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

const stateText = (sha256: string, version: number) => `${JSON.stringify({ sha256, version })}\n`;

async function currentVersion(client: ApiClient): Promise<number> {
  return (await client.run<{ catalogue: { version: number } }>('{ catalogue { version } }')).catalogue.version;
}

const REPORT = /* GraphQL */ `
  query Report($id: ID!) {
    import(id: $id) {
      report { rowsRead tracks duplicates withoutFeatures outOfRange unusableRows issues(first: 3) { line message } }
    }
  }
`;

async function importSource(operator: ApiClient, { fileName, licence, open }: Source): Promise<ImportReport> {
  const parameters = { kind: 'CATALOGUE', replace: '1', fileName, ...(licence && { licence }) };
  try {
    const id = await operator.importFile(open(), parameters);
    return (await operator.run<{ import: { report: ImportReport } }>(REPORT, { id })).import.report;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new SetupError(`${fileName} cannot be imported (${error.code}): ${error.message}`);
  }
}
