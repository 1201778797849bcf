/** What was seen of a file so far. */
export interface ReadingCounts {
  rowsRead: number;
  /** Rows that name a song. */
  songs: number;
  unusableRows: number;
  /** Values that were left out because they cannot be right. */
  outOfRange: number;
  /** What a file has that is no song, by what it is: albums, shows, episodes; files of an archive. */
  ignored: Record<string, number>;
}

export function createCounts(): ReadingCounts {
  return { rowsRead: 0, songs: 0, unusableRows: 0, outOfRange: 0, ignored: {} };
}

export type CountIgnored = (what: string, howMany?: number) => void;

export function ignoredCounter({ ignored }: ReadingCounts): CountIgnored {
  return (what, howMany = 1) => {
    ignored[what] = (ignored[what] ?? 0) + howMany;
  };
}
