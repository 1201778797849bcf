import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { ImportProblem } from '../import-problem.ts';

/** Text shrinks to a tenth or a thirtieth; so much more is made to harm. */
const MAX_RATIO = 200;
/** Small files may well be all the same sign. */
const RATIO_COUNTS_FROM = 4 * 2 ** 20;
const MAX_ENTRIES = 10_000;
const METHODS = [0, 8];
/** What ends an archive: a record that begins so, with a remark of at most 64 kB behind it. */
const END_RECORD = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const MAX_END = 22 + 65_535;

export interface ZipEntry {
  name: string;
  bytes: AsyncGenerator<Uint8Array>;
}

export interface ZipOptions {
  /** What all entries together may unpack to. */
  limitBytes: number;
  isCut: boolean;
}

/**
 * Unpacks an archive as it comes, entry by entry. What is left unread of an entry is skipped when the next one is asked for.
 *
 * @throws ImportProblem ARCHIVE_REFUSED, here and while an entry is read
 */
export async function* zipEntries(bytes: AsyncGenerator<Uint8Array>, options: ZipOptions): AsyncGenerator<ZipEntry> {
  const unpacker = createUnpacker(options);
  let isEnd = false;
  let tail: Buffer = Buffer.alloc(0);
  /** @returns false at the end of the archive. */
  const more = async (): Promise<boolean> => {
    if (isEnd) return false;
    const { value, done } = await bytes.next();
    isEnd = done === true;
    if (!done) {
      tail = Buffer.concat([tail, value]).subarray(-MAX_END);
      unpacker.push(value);
    } else if (!options.isCut) {
      unpacker.end();
      // Cut between two entries, an archive is well-formed up to there.
      if (!tail.includes(END_RECORD)) throw damaged(undefined, undefined);
    }
    return true;
  };

  async function* bytesOf(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const event = unpacker.events.shift();
      if (event?.kind === 'bytes') yield event.bytes;
      else if (event?.kind === 'end') return;
      else if (!(await more())) return;
    }
  }
  try {
    do {
      for (let event = unpacker.events.shift(); event; event = unpacker.events.shift()) {
        if (event.kind !== 'begin') continue;
        const entry = bytesOf();
        yield { name: event.name, bytes: entry };
        await entry.return(undefined);
      }
    } while (await more());
  } finally {
    await bytes.return(undefined);
  }
}

type UnpackEvent = { kind: 'begin'; name: string } | { kind: 'bytes'; bytes: Uint8Array } | { kind: 'end' };

interface Unpacker {
  /** What came out of the bytes that were pushed, in their order. */
  events: UnpackEvent[];
  push(bytes: Uint8Array): void;
  end(): void;
}

function createUnpacker({ limitBytes }: ZipOptions): Unpacker {
  const events: UnpackEvent[] = [];
  let entries = 0;
  let packed = 0;
  let unpacked = 0;
  const unzip = new Unzip((entry: UnzipFile) => {
    entries++;
    if (entries > MAX_ENTRIES) throw refused(`has more than ${MAX_ENTRIES.toLocaleString('en')} files`);
    if (!METHODS.includes(entry.compression))
      throw refused(`has "${shown(entry.name)}" packed in a way that is not known`);
    let size = 0;
    const packedBefore = packed;
    events.push({ kind: 'begin', name: entry.name });
    entry.ondata = (error, bytes, isLast) => {
      // What is thrown here comes back here, as if unpacking had failed.
      if (error) throw error instanceof ImportProblem ? error : damaged(entry.name, error);
      size += bytes.length;
      unpacked += bytes.length;
      if (unpacked > limitBytes) throw refused(`unpacks to more than ${Math.floor(limitBytes / 2 ** 20)} MiB`);
      if (size > RATIO_COUNTS_FROM && size > MAX_RATIO * (packed - packedBefore))
        throw refused(`has "${shown(entry.name)}", which unpacks to more than ${MAX_RATIO} times its size`);
      if (bytes.length > 0) events.push({ kind: 'bytes', bytes });
      if (isLast) events.push({ kind: 'end' });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const attempt = (bytes: Uint8Array, isLast: boolean) => {
    try {
      packed += bytes.length;
      unzip.push(bytes, isLast);
    } catch (error) {
      throw error instanceof ImportProblem ? error : damaged(undefined, error);
    }
  };
  return { events, push: (bytes) => attempt(bytes, false), end: () => attempt(new Uint8Array(), true) };
}

function shown(name: string): string {
  return name.slice(0, 100);
}

function refused(what: string): ImportProblem {
  return new ImportProblem('ARCHIVE_REFUSED', `The archive ${what}. Unpack it, and bring the files that have songs.`);
}

function damaged(name: string | undefined, cause: unknown): ImportProblem {
  const where = name === undefined ? 'The archive' : `"${shown(name)}" in the archive`;
  const message = `${where} is damaged, not whole or behind a password. Unpack it, and bring the files that have songs.`;
  return new ImportProblem('ARCHIVE_REFUSED', message, { cause });
}
