import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from './logger.ts';

/** Codes that clients may see in `extensions.code`. Documented in docs/api.md; everything else is masked. */
export const PUBLIC_ERROR_CODES: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
]);

/** The client sent something that a resolver cannot use. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A part that the answer needs cannot be reached just now. */
export function serviceUnavailable(message: string, cause?: unknown): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'SERVICE_UNAVAILABLE' }, originalError: asError(cause) });
}

/** Lets expected errors pass, without stack traces; logs all others under an id, and masks them. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const code = formatted.extensions?.code;
  if (typeof code === 'string' && PUBLIC_ERROR_CODES.has(code)) {
    return { message: formatted.message, ...locations(formatted), extensions: { code } };
  }
  const errorId = randomUUID();
  logger.error({ err: unwrapResolverError(error), path: formatted.path, errorId }, 'unexpected error');
  const message = `Something went wrong on our side. It is logged as ${errorId}.`;
  return { message, ...locations(formatted), extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } };
}

function locations({ path, locations: places }: GraphQLFormattedError) {
  return { ...(places && { locations: places }), ...(path && { path }) };
}

function asError(cause: unknown): Error | undefined {
  return cause instanceof Error ? cause : undefined;
}
