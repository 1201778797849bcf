export class SetupError extends Error {
  readonly hint: string;
  readonly exitCode: number;
  constructor(message: string, hint?: string, options?: { cause?: unknown; exitCode?: number });
}

export function describeError(error: unknown): string;
