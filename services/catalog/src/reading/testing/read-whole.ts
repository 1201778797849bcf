import type { OpenedFile } from '../import-file.ts';
import { type FileOptions, openFile } from '../import-file.ts';
import type { RowIssue } from '../row-issue.ts';
import type { SongRow } from '../song-row.ts';

export interface WholeFile extends Omit<OpenedFile, 'batches' | 'encoding'> {
  encoding: string;
  rows: SongRow[];
  issues: RowIssue[];
}

/** A stream of bytes that comes in these pieces. */
export async function* streamOf(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}

/** Reads a file to its end. */
export async function readWhole(
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: Partial<FileOptions> = {},
): Promise<WholeFile> {
  const issues: RowIssue[] = [];
  const bytes = typeof content === 'string' || content instanceof Uint8Array ? streamOf(content) : content;
  const file = await openFile({ limitBytes: 2 ** 30, ...options }, bytes, (issue) => issues.push(issue));
  const rows = (await Array.fromAsync(file.batches)).flat();
  return { ...file, encoding: file.encoding, rows, issues };
}

/** What of a song most tests are about. */
export function briefly({ title, artists, spotifyId, playlistName, playlistMark }: SongRow): (string | null)[] {
  return [title, artists.join(' + '), spotifyId, playlistName, playlistMark];
}

/** A made-up Spotify id. */
export function songId(number: number): string {
  return String(number).padStart(22, '0');
}
