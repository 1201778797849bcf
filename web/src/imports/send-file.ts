import { readErrors } from '../apollo/problem.ts';
import { type SendOptions, UploadProblem } from './upload-queue.ts';

const UNREACHABLE =
  'The file did not arrive whole: the connection broke, or the file changed meanwhile. Send it again.';

/** Sends a file to `POST /imports`. XMLHttpRequest, because fetch does not tell how much has been sent. */
export function sendFile({ file, mapping, onSent, signal }: SendOptions): Promise<string> {
  const query = new URLSearchParams({ kind: 'LIBRARY', fileName: file.name });
  if (mapping) query.set('mapping', JSON.stringify(mapping));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/imports?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => {
      const id = request.status === 201 ? importId(request.responseText) : undefined;
      if (id) resolve(id);
      else reject(problemOf(request.status, request.responseText));
    };
    request.onerror = () => reject(new UploadProblem('INTERRUPTED', UNREACHABLE));
    request.onabort = () => reject(new UploadProblem('STOPPED', 'You stopped it.'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function importId(body: string): string | undefined {
  try {
    const { id } = JSON.parse(body) as { id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

function problemOf(status: number, body: string): UploadProblem {
  const [error] = readErrors(body);
  if (status === 401)
    return new UploadProblem('UNAUTHENTICATED', 'Your sign-in has ended. Sign in, then send it again.');
  if (status === 413) return new UploadProblem('TOO_LARGE', error?.message ?? 'The file is too large.');
  if (error) return new UploadProblem(error.code ?? 'INTERNAL', error.message);
  return new UploadProblem('INTERNAL', `The file could not be taken in (answer ${status}). Try again in a moment.`);
}
