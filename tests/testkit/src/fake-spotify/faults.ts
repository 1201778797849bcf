import { isMeant, type RequestMatch, type SeenRequest } from './seen-request.ts';

/** What shall befall requests. What is not said stays as it would be: `until` alone is a slow, right answer. */
export interface Fault {
  /** All requests where left out. */
  match?: RequestMatch;
  /** How many of them: 1 where left out, Infinity for good. */
  times?: number;
  /** The request is obeyed and only its answer fails: a write that happened though nobody was told. */
  afterWork?: boolean;
  /** The answer waits for this. */
  until?: Promise<unknown>;
  /** The connection ends with RST instead of an answer. */
  reset?: boolean;
  status?: number;
  /** Of the error that goes with `status`, in the words of the server that is played. */
  message?: string;
  reason?: string;
  retryAfterSeconds?: number;
  headers?: Readonly<Record<string, string>>;
  /** Sent as it is, as JSON that it need not be; with status 200 where none is given. */
  body?: string;
}

export interface FaultQueue {
  add(fault: Fault): void;
  /** The first fault meant for this request, which is then used up by one. */
  take(seen: SeenRequest): Fault | undefined;
}

/** Faults in the order in which they were asked for. */
export function createFaultQueue(): FaultQueue {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take(seen) {
      const found = waiting.find(({ fault, left }) => left > 0 && isMeant(seen, fault.match));
      if (found) found.left -= 1;
      return found?.fault;
    },
  };
}

/** Whether the fault is more than a delay. */
export function spoilsAnswer(fault: Fault): boolean {
  return fault.reset === true || fault.status !== undefined || fault.body !== undefined;
}
