import { isArchive, openArchive } from './archive/open-archive.ts';
import type { Mapping } from './columns.ts';
import type { CountIgnored } from './counts.ts';
import { createListeningHistory, type ListeningHistory } from './json/listening-history.ts';
import { openTable } from './open-table.ts';
import { peek } from './peek.ts';
import type { Table } from './table.ts';

export interface TablesOptions {
  mapping: Mapping;
  /** What an archive may unpack to. */
  limitBytes: number;
  isCut: boolean;
  countIgnored: CountIgnored;
}

export interface OpenedTables {
  /** A file has one, an archive as many as it has files with songs. Each has to be read before the next one is asked for. */
  tables: AsyncGenerator<Table>;
  isArchive: boolean;
  /** As TextDecoder names it; several, with commas between, where the files of an archive differ. */
  encoding(): string;
}

/** Enough to tell an archive by. */
const SIGNATURE = 4;

/** Opens a file of any known kind, told by what is in it. */
export async function openTables(bytes: AsyncGenerator<Uint8Array>, options: TablesOptions): Promise<OpenedTables> {
  const history = createListeningHistory(options.countIgnored);
  const { head, all } = await peek(bytes, SIGNATURE);
  if (isArchive(Buffer.concat(head.slice(0, SIGNATURE)))) {
    const { tables, encoding } = openArchive(all, { ...options, history });
    return { tables: withHistory(tables, history), isArchive: true, encoding };
  }
  const { table, encoding } = await openTable(all, { ...options, file: null, history });
  async function* tables() {
    yield table;
  }
  return { tables: withHistory(tables(), history), isArchive: false, encoding };
}

/** What was listened to is counted over all files, and told at the end. */
async function* withHistory(tables: AsyncGenerator<Table>, history: ListeningHistory): AsyncGenerator<Table> {
  yield* tables;
  const table = history.table();
  if (table) yield table;
}
