import type { IncomingMessage } from 'node:http';
import { detachedBody } from '@curator/service-kit';

/** A sender that says nothing for so long is gone. */
export const SILENCE_MS = 30_000;

/**
 * A request's body. Reading it may end early without the connection, which is still needed for the answer. While we are busy with
 * what came last, it is not the sender that is silent.
 */
export function uploadOf(request: IncomingMessage, silenceMs: number): AsyncIterable<Uint8Array> {
  const body = detachedBody(request);
  const giveUp = () => request.destroy();
  const pieces = body[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        request.socket.setTimeout(silenceMs, giveUp);
        try {
          return await pieces.next();
        } finally {
          request.socket.setTimeout(0, giveUp);
        }
      },
      async return() {
        return (await pieces.return?.(undefined)) ?? { done: true, value: undefined };
      },
    }),
  };
}
