/** More files are waiting than there is patience for. */
export class BusyError extends Error {
  override name = 'BusyError';
}

const MAX_WAITING = 32;

/** Lets so many imports run at a time, each of which holds a connection for as long as its file takes to arrive; others wait. */
export function createImportGate(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= limit) {
      if (waiting.length >= MAX_WAITING)
        throw new BusyError('Many files are being imported just now. Send this one again in a minute.');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
