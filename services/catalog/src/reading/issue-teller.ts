import type { RefuseValue } from './cell-reader.ts';
import type { OnIssue } from './row-issue.ts';
import type { TableRow } from './table.ts';

const MAX_SHOWN = 100;

export interface IssueTeller {
  /** Of the row that is being read. */
  ordinal: number;
  refuse: RefuseValue;
  leaveOut(row: TableRow, lacksTitle: boolean, lacksArtist: boolean, isLinkEnough: boolean): void;
}

/** Puts what is wrong with a row into words. */
export function createIssueTeller({
  header,
  file,
  onIssue,
}: {
  header: readonly string[];
  file: string | null;
  onIssue: OnIssue;
}): IssueTeller {
  const teller: IssueTeller = {
    ordinal: 0,
    refuse({ line }, index, cell, why) {
      const column = header[index] ?? '';
      const value = shown(cell);
      const message = `${column}: ${why}. The value was left out.`;
      onIssue({ row: teller.ordinal, line, file, column, value, message, kind: 'outOfRange' });
    },
    leaveOut({ line, cells }, lacksTitle, lacksArtist, isLinkEnough) {
      const lacks = [lacksTitle && 'title', lacksArtist && 'artist', isLinkEnough && 'link to a song'].filter(Boolean);
      // Where a link is enough, what is there instead tells more than what is missing.
      const value = isLinkEnough ? shown(cells.filter((cell) => cell !== '').join(' ')) || null : null;
      const message = `The row has no ${lacks.join(' and no ')}, and was left out.`;
      onIssue({ row: teller.ordinal, line, file, column: null, value, message, kind: 'unusable' });
    },
  };
  return teller;
}

function shown(text: string): string {
  return text.slice(0, MAX_SHOWN).toWellFormed();
}
