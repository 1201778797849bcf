import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

interface AnsweredError {
  message: string;
  code: string | undefined;
}

/** What the gateway said was wrong, whether it came as a result or as an HTTP error. */
function answeredErrors(error: unknown): AnsweredError[] {
  if (CombinedGraphQLErrors.is(error))
    return error.errors.map(({ message, extensions }) => ({ message, code: asText(extensions?.code) }));
  if (ServerError.is(error)) return readErrors(error.bodyText);
  return [];
}

/** Errors in the body of an answer; none where it is not of ours. */
export function readErrors(body: string): AnsweredError[] {
  try {
    const { errors } = JSON.parse(body) as { errors?: { message?: unknown; extensions?: { code?: unknown } }[] };
    return (errors ?? []).map(({ message, extensions }) => ({
      message: String(message),
      code: asText(extensions?.code),
    }));
  } catch {
    return [];
  }
}

export function isUnauthenticated(error: unknown): boolean {
  if (ServerError.is(error) && error.statusCode === 401) return true;
  return answeredErrors(error).some(({ code }) => code === 'UNAUTHENTICATED');
}

/** An error in words for the person at the page. */
export function problemText(error: unknown): string {
  const [first] = answeredErrors(error);
  if (first) return first.message;
  return 'Curator cannot be reached just now. Check your connection and try again.';
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
