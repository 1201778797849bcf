import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database.ts';
import { findImports, type ImportRecord } from './import-record.ts';

const EVERY_MS = 250;
/** The process that was to make it searchable is gone then; others catch up. */
const SEARCHABLE_WITHIN_MS = 120_000;

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
    const isFinal = record.state !== 'SUCCEEDED' || record.searchableAt !== null;
    const finishedMs = record.finishedAt?.getTime() ?? Date.now();
    if (record.state !== 'RUNNING' && (isFinal || Date.now() - finishedMs > SEARCHABLE_WITHIN_MS)) return;
  }
}

/** Whoever has chosen an id may want to watch before the file is sent. */
const BEGINS_WITHIN_MS = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns undefined where no import of this caller's has that id, and none begins in the next seconds. */
export async function waitForImport(database: Database, caller: string, id: string): Promise<ImportRecord | undefined> {
  if (!UUID.test(id)) return undefined;
  for (let waitedMs = 0; ; waitedMs += EVERY_MS) {
    const [record] = await findImports(database, caller, [id]);
    if (record || waitedMs >= BEGINS_WITHIN_MS) return record;
    await delay(EVERY_MS);
  }
}
