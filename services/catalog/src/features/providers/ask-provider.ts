import { limitedText } from './limited-text.ts';
import { ProviderProblem } from './provider-problem.ts';
import { retryAfterOf } from './retry-after.ts';

/** A hundred songs' features are 60 kB. */
const ANSWER_LIMIT_BYTES = 1024 * 1024;
export const ANSWER_TIMEOUT_MS = 10_000;

export interface ProviderCall {
  /** As people know it, for messages. */
  who: string;
  url: URL;
  signal: AbortSignal;
  headers?: Readonly<Record<string, string>>;
  /** A form, to be posted. */
  form?: URLSearchParams;
  timeoutMs?: number;
  now?: () => number;
}

/**
 * The JSON of a good answer.
 *
 * @throws ProviderProblem for every other answer, and for none
 */
export async function askProvider(call: ProviderCall): Promise<unknown> {
  const { who, signal, timeoutMs = ANSWER_TIMEOUT_MS } = call;
  try {
    const { response, text } = await fetchText(call, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    if (!response.ok) throw problemOf(call, response, text ?? '');
    if (text === undefined) throw new ProviderProblem('UNAVAILABLE', `${who} sent far more than an answer.`);
    return JSON.parse(text);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ProviderProblem) throw error;
    if (error instanceof SyntaxError)
      throw new ProviderProblem('UNAVAILABLE', `${who} sent something that is not JSON.`, { cause: error });
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    const message = isLate ? `${who} did not answer within ${timeoutMs / 1_000} s.` : `${who} cannot be reached.`;
    throw new ProviderProblem('UNAVAILABLE', message, { cause: error });
  }
}

async function fetchText({ url, headers, form }: ProviderCall, signal: AbortSignal) {
  const response = await fetch(url, {
    // What answers from elsewhere is not the provider that was configured.
    redirect: 'manual',
    headers: { accept: 'application/json', ...headers },
    ...(form && { method: 'POST', body: form }),
    signal,
  });
  return { response, text: await limitedText(response, ANSWER_LIMIT_BYTES) };
}

/** Statuses that say that the question was wrong; others may have a better day. */
const REFUSALS = new Set([400, 413, 414, 422]);

function problemOf({ who, now = Date.now }: ProviderCall, response: Response, text: string): ProviderProblem {
  const { status } = response;
  if (status === 429) {
    if (/\bQUOTA_EXCEEDED\b/.test(text))
      return new ProviderProblem('QUOTA_EXCEEDED', `${who} says that this app's quota is used up.`, { status });
    const retryAfterMs = retryAfterOf(response.headers.get('retry-after'), now());
    return new ProviderProblem('RATE_LIMITED', `${who} asks for a pause: too many calls.`, { retryAfterMs, status });
  }
  if (status === 401 || status === 403)
    return new ProviderProblem('NOT_FOR_THIS_APP', `${who} does not give features to this app (${status}).`, {
      status,
    });
  if (REFUSALS.has(status))
    return new ProviderProblem('REFUSED', `${who} refused to look these songs up (${status}).`, { status });
  return new ProviderProblem('UNAVAILABLE', `${who} failed (${status}).`, { status });
}
