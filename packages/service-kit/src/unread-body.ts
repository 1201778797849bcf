import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';

/** Who sends more than this after a refusal is cut off. */
const MAX_DROPPED_BYTES = 1024 ** 3;
const MAX_DROPPING_MS = 120_000;

/** A request's body that may be left half read: what reads it can stop, or fail, without ending the client's connection. */
export function detachedBody(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return request.iterator({ destroyOnReturn: false });
}

/**
 * Reads and drops what is left of a request's body. Without it, an answer that comes before the body has arrived never reaches
 * a client that is still sending: its connection is reset under it. Not without end: past the limit it is cut off.
 */
export async function dropUnreadBody(request: IncomingMessage, limitBytes = MAX_DROPPED_BYTES): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  let dropped = 0;
  request.on('data', (chunk: Uint8Array) => {
    dropped += chunk.byteLength;
    if (dropped > limitBytes) request.destroy();
  });
  const timer = setTimeout(() => request.destroy(), MAX_DROPPING_MS);
  await finished(request).catch(() => {}); // the client went away, and wants no answer
  clearTimeout(timer);
}
