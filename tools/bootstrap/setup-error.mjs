/** A failure a person can act on: printed as message and hint, without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} message what went wrong, with which input
   * @param {string} [hint] what to do about it
   * @param {{ cause?: unknown, exitCode?: number }} [options]
   */
  constructor(message, hint = '', options = {}) {
    super(message, { cause: options.cause });
    this.name = 'SetupError';
    this.hint = hint;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** The text to print for whatever was thrown: a stack only for what nobody foresaw. */
export function describeError(error) {
  if (!(error instanceof SetupError)) return error?.stack ?? String(error);
  return error.hint ? `${error.message}\n${error.hint}` : error.message;
}
