/** More files are waiting than there is patience for. */
export class BusyError extends Error {
  override name = 'BusyError';
}

const MAX_WAITING = 32;

/** Of one caller, running and waiting: others want their turn too. */
const MAX_OF_ONE = 3;

export type ImportGate = <Result>(caller: string, work: () => Promise<Result>) => Promise<Result>;

/** Lets so many imports run at a time, each of which holds a connection for as long as its file takes to arrive; others wait. */
export function createImportGate(limit: number): ImportGate {
  const pass = createQueue(limit);
  const byCaller = new Map<string, number>();
  return async (caller, work) => {
    const own = byCaller.get(caller) ?? 0;
    if (own >= MAX_OF_ONE)
      throw new BusyError(`${MAX_OF_ONE} files of yours are being imported. Send this one when one of them is in.`);
    byCaller.set(caller, own + 1);
    try {
      return await pass(work);
    } finally {
      const left = (byCaller.get(caller) ?? 1) - 1;
      if (left > 0) byCaller.set(caller, left);
      else byCaller.delete(caller);
    }
  };
}

function createQueue(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
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
