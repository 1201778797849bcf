import { diskFull, saysDiskFull } from '../../bootstrap/disk-space.mjs';
import { SetupError } from '../../bootstrap/setup-error.mjs';
import type { ServerLog } from './server-log.ts';

/** pino's number for what a service logs before it gives up. */
const FATAL = 60;

/** Why a service could not be started, out of its log: the error that it ended with, or the last lines. */
export function serviceStartFailure(name: string, log: ServerLog): SetupError {
  if (saysDiskFull(log.text())) return diskFull(log.file);
  const error = lastFatalError(log.text());
  const whole = `The whole log is in ${log.file}.`;
  if (error?.type === 'MigrationError')
    return new SetupError(
      `The data of the service ${name} was made by another version of Curator: ${error.message}`,
      `Check that version out to get at the data, or delete it and begin anew: npm start -- --reset. ${whole}`,
    );
  return new SetupError(`The service ${name} could not be started:\n${error?.message ?? log.end()}`, whole);
}

function lastFatalError(text: string): { type?: string; message?: string } | undefined {
  for (const line of text.split('\n').reverse()) {
    if (!line.startsWith('{')) continue;
    try {
      const { level, err } = JSON.parse(line) as { level?: number; err?: { type?: string; message?: string } };
      if (level === FATAL) return err;
    } catch {
      // a line that is cut off at the beginning of what is read
    }
  }
  return undefined;
}
