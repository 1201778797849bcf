import type { IncomingMessage } from 'node:http';
import { detachedBody } from '@curator/service-kit';

/** A sender that says nothing for so long is gone. */
export const SILENCE_MS = 30_000;

/** A request's body. Reading it may end early without the connection, which is still needed for the answer. */
export function uploadOf(request: IncomingMessage, silenceMs: number): AsyncIterable<Uint8Array> {
  const { socket } = request;
  const giveUp = () => request.destroy();
  // Once all has arrived it is we who are silent, for as long as the import takes; the connection may serve others after it.
  const stopWatching = () => socket.setTimeout(0).off('timeout', giveUp);
  socket.setTimeout(silenceMs).on('timeout', giveUp);
  request.once('end', stopWatching).once('close', stopWatching);
  return detachedBody(request);
}
