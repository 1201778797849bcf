import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database.ts';
import { findImports, type ImportRecord } from './import-record.ts';

const EVERY_MS = 250;

/**
 * An import as it is, then whenever its row has another revision, whichever process writes it. Ends with the import, once what it
 * brought can be searched.
 */
export async function* watchImport(database: Database, caller: string, id: string): AsyncGenerator<ImportRecord> {
  for (let seen = 0; ; await delay(EVERY_MS)) {
    const [record] = await findImports(database, caller, [id]);
    if (!record) return;
    if (record.revision > seen) yield record;
    seen = record.revision;
    if (record.state !== 'RUNNING' && (record.state !== 'SUCCEEDED' || record.searchableAt)) return;
  }
}
