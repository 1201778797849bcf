/** Column names of a file, by the field that they hold. */
export type ColumnMapping = Readonly<Record<string, string>>;

export type UploadState =
  | { phase: 'waiting' }
  /** `sent` bytes of the file are under way; all of them sent means that it is being read. */
  | { phase: 'sending'; sent: number }
  | { phase: 'done'; importId: string }
  | { phase: 'failed'; code: string; message: string };

export interface Upload {
  key: number;
  file: File;
  mapping?: ColumnMapping;
  state: UploadState;
}

export interface SendOptions {
  file: File;
  mapping?: ColumnMapping;
  onSent: (bytes: number) => void;
  signal: AbortSignal;
}

/** Sends one file. Resolves to the import's id, rejects with an UploadProblem. */
export type SendFile = (options: SendOptions) => Promise<string>;

/** Why a file did not come in, in words for the person who brought it. */
export class UploadProblem extends Error {
  override name = 'UploadProblem';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export type UploadQueue = ReturnType<typeof createUploadQueue>;

/** Sends files one after the other, whatever page is open meanwhile. A store for useSyncExternalStore. */
export function createUploadQueue(send: SendFile, onDone: () => void) {
  let uploads: readonly Upload[] = [];
  let lastKey = 0;
  let current: { key: number; abort: AbortController } | undefined;
  const listeners = new Set<() => void>();

  const publish = (next: readonly Upload[]) => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const setState = (key: number, state: UploadState) =>
    publish(uploads.map((upload) => (upload.key === key ? { ...upload, state } : upload)));

  const run = async () => {
    const next = uploads.find(({ state }) => state.phase === 'waiting');
    if (current || !next) return;
    const { key, file, mapping } = next;
    const abort = new AbortController();
    current = { key, abort };
    setState(key, { phase: 'sending', sent: 0 });
    const onSent = (sent: number) => setState(key, { phase: 'sending', sent });
    try {
      setState(key, { phase: 'done', importId: await send({ file, mapping, onSent, signal: abort.signal }) });
      onDone();
    } catch (error) {
      const { code, message } = error instanceof UploadProblem ? error : new UploadProblem('INTERNAL', String(error));
      setState(key, { phase: 'failed', code, message });
    }
    current = undefined;
    void run();
  };

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    uploads: () => uploads,
    add(files: readonly File[]) {
      publish([...uploads, ...files.map((file) => ({ key: ++lastKey, file, state: { phase: 'waiting' } as const }))]);
      void run();
    },
    /** Sends a file again, with the columns named where they could not be told. */
    retry(key: number, mapping?: ColumnMapping) {
      publish(
        uploads.map((upload) => (upload.key === key ? { ...upload, mapping, state: { phase: 'waiting' } } : upload)),
      );
      void run();
    },
    /** Takes a file out of the list; one that is being sent is stopped. */
    dismiss(key: number) {
      if (current?.key === key) current.abort.abort();
      publish(uploads.filter((upload) => upload.key !== key));
    },
  };
}

export function isUnderWay({ state }: Upload): boolean {
  return state.phase === 'waiting' || state.phase === 'sending';
}
