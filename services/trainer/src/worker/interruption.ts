import { ComputeAborted, ComputeUnavailable } from './compute.ts';

/** Of the database: connection lost, server stopping, resources short, transaction rolled back by a conflict. */
const PASSING_SQLSTATE = /^(08|57|53|40)[0-9A-Z]{3}$/;
const NODE_CODES = new Set(
  ['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'].concat([
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENETDOWN',
    'ENOTFOUND',
    'EAI_AGAIN',
  ]),
);
/** pg and its pool say these in words only. */
const LOST_CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Query read timeout)/;
const NATS_AWAY = new Set(['ClosedConnectionError', 'DrainingConnectionError']);

/**
 * Whether a shard was stopped by what is around it and not by itself: such a shard is tried again without end. Anything else
 * counts as its failure, for what fails the same way every time must not be tried for ever.
 */
export function isInterruption(error: unknown): boolean {
  if (error instanceof ComputeAborted || error instanceof ComputeUnavailable) return true;
  if (!(error instanceof Error)) return false;
  if (NATS_AWAY.has(error.name) || LOST_CONNECTION.test(error.message)) return true;
  const code = 'code' in error ? String(error.code) : '';
  return PASSING_SQLSTATE.test(code) || NODE_CODES.has(code) || isInterruption(error.cause);
}
