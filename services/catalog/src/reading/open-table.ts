import type { CountIgnored } from './counts.ts';
import { openCsv } from './csv/csv-table.ts';
import type { ListeningHistory } from './json/listening-history.ts';
import { openJson } from './json/open-json.ts';
import { openM3u } from './lines/m3u.ts';
import { openPastedLines } from './lines/pasted-lines.ts';
import { peek } from './peek.ts';
import type { Table } from './table.ts';
import { sniffText } from './text/sniff.ts';
import { decodeText } from './text/text-decoding.ts';
import { openXspf } from './xml/xspf.ts';

/** How much of a text tells what it is. */
const BEGINNING = 65_536;

export interface TableOptions {
  /** Entry of an archive; null where the file is none. */
  file: string | null;
  /** The bytes are only the beginning of a file: that it ends too soon is no fault. */
  isCut: boolean;
  history: ListeningHistory;
  countIgnored: CountIgnored;
}

export interface OpenedTable {
  table: Table;
  encoding(): string;
}

/**
 * Opens one file of any kind that is text, told by what is in it.
 *
 * @throws ImportProblem, here and while the rows are read
 */
export async function openTable(bytes: AsyncIterable<Uint8Array>, options: TableOptions): Promise<OpenedTable> {
  const { text, encoding } = decodeText(bytes, options.isCut);
  const { head, all } = await peek(text, BEGINNING);
  return { table: await openText(head.join(''), all, options), encoding };
}

async function openText(beginning: string, text: AsyncGenerator<string>, options: TableOptions): Promise<Table> {
  switch (sniffText(beginning)) {
    case 'JSON':
      return openJson(text, { ...options, beginning });
    case 'XML':
      return openXspf(text, { ...options, beginning });
    case 'M3U':
      return openM3u(text, options);
    case 'lines':
      return openPastedLines(text, options);
    case 'CSV':
      return openCsv(text, options);
  }
}
