export type ProviderProblemKind =
  /** Too many calls just now: `retryAfterMs` says when to come back. */
  | 'RATE_LIMITED'
  /** The quota is gone, and nobody says until when. */
  | 'QUOTA_EXCEEDED'
  /** It does not answer this app at all. */
  | 'NOT_FOR_THIS_APP'
  /** It will not hear of these ids, however often they are asked for. */
  | 'REFUSED'
  /** No answer, or none that makes sense: it may have one later. */
  | 'UNAVAILABLE';

export interface ProviderProblemOptions extends ErrorOptions {
  retryAfterMs?: number;
  status?: number;
}

/** Why a provider gave no answer, in words for people. */
export class ProviderProblem extends Error {
  override name = 'ProviderProblem';
  readonly kind: ProviderProblemKind;
  readonly retryAfterMs: number | undefined;
  /** Of HTTP, where there was an answer. */
  readonly status: number | undefined;

  constructor(kind: ProviderProblemKind, message: string, options: ProviderProblemOptions = {}) {
    super(message, options);
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
    this.status = options.status;
  }
}
