import type { FastifyReply } from 'fastify';

/** A refusal of the Web API. Some have no message, and one is no JSON at all: see `text`. */
export class SpotifyError extends Error {
  readonly status: number;
  /** Sent as plain text instead of the usual body. */
  readonly text: string | undefined;

  constructor(status: number, message?: string, text?: string) {
    super(message);
    this.status = status;
    this.text = text;
  }
}

/** A refusal of the accounts service, in the shape of RFC 6749, 5.2. */
export class OAuthError extends Error {
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }
}

/** `{ error: { status, message?, reason? } }`. */
export function apiErrorBody(status: number, message?: string, reason?: string): object {
  return { error: { status, ...(message ? { message } : {}), ...(reason ? { reason } : {}) } };
}

/** `{ error, error_description }`. */
export function oauthErrorBody(error: string, description: string): object {
  return { error, error_description: description };
}

/** Answers what a route threw. What is no refusal is a bug of the fake, and is not hidden. */
export function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof OAuthError) return reply.code(400).send(oauthErrorBody(error.error, error.message));
  if (error instanceof SpotifyError) {
    reply.code(error.status);
    return error.text === undefined ? reply.send(apiErrorBody(error.status, error.message)) : reply.send(error.text);
  }
  const status = statusIn(error);
  if (status) return reply.code(status).send(apiErrorBody(status, 'Error parsing JSON.'));
  return reply.code(599).send(`The fake itself failed: ${error instanceof Error ? error.stack : error}`);
}

/** Of a body that could not be read: the server's own errors have one. */
function statusIn(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
