import { parentPort } from 'node:worker_threads';
import { copyLine, copyUnusable } from '../merging/staging.ts';
import { openFile } from '../reading/import-file.ts';
import { ImportProblem } from '../reading/import-problem.ts';
import type { RowIssue } from '../reading/row-issue.ts';
import type { SongRow } from '../reading/song-row.ts';
import type { FromThread, ReadingOptions, ToThread } from './reading-messages.ts';

/**
 * Reads files one after the other, on a thread of its own: a file of a million rows must not keep the service from answering.
 * Bytes are asked for piece by piece; what comes out is COPY's text, a piece at a time, and the next one when that is taken.
 */
if (!parentPort) throw new Error('This is the entry of a thread');
const port = parentPort;
const say = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

let answer = Promise.withResolvers<ToThread>();
port.on('message', (message: ToThread) => {
  if (message.kind === 'read') void readFile(message.options);
  else answer.resolve(message);
});

/** Asks, and waits for what the other side says to it. */
async function ask(message: FromThread, transfer?: ArrayBuffer[]): Promise<ToThread> {
  answer = Promise.withResolvers();
  say(message, transfer);
  return answer.promise;
}

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const message = await ask({ kind: 'more' });
    if (message.kind !== 'bytes') return;
    yield message.bytes;
  }
}

async function readFile(options: ReadingOptions): Promise<void> {
  try {
    let issues: RowIssue[] = [];
    const file = await openFile(options, pieces(), (issue) => issues.push(issue));
    const { dialect, grouping, columns, counts } = file;
    say({ kind: 'opened', dialect, grouping, columns });
    for await (const songs of file.batches) {
      const { buffer } = copyText(songs, issues);
      issues = [];
      await ask({ kind: 'text', text: buffer, counts, bytesRead: file.bytesRead() }, [buffer]);
    }
    const { buffer } = copyText([], issues);
    if (buffer.byteLength > 0) await ask({ kind: 'text', text: buffer, counts, bytesRead: file.bytesRead() }, [buffer]);
    say({ kind: 'done', counts, encoding: file.encoding });
  } catch (error) {
    if (error instanceof ImportProblem) say({ kind: 'problem', code: error.code, message: error.message });
    else say({ kind: 'failed', error });
  }
}

const encoder = new TextEncoder();

/** Rows with what there is to say about them, and those that name no song. */
function copyText(songs: readonly SongRow[], issues: readonly RowIssue[]): { buffer: ArrayBuffer } {
  const byRow = issues.length > 0 ? Map.groupBy(issues, ({ row }) => row) : new Map<number, RowIssue[]>();
  let text = '';
  for (const song of songs) {
    text += copyLine(song, byRow.get(song.row));
    byRow.delete(song.row);
  }
  for (const [, [first, ...rest]] of byRow) if (first) text += copyUnusable(first, [first, ...rest]);
  return { buffer: encoder.encode(text).buffer as ArrayBuffer };
}
