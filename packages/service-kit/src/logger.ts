import { type Logger, pino } from 'pino';

export type { Logger };

/** Where secrets and personal data would sit if somebody logged the object around them. */
const REDACTED_PATHS = ['authorization', 'cookie', 'token', 'tokens', 'apiKey', 'password', 'email', 'secret'].flatMap(
  (name) => [name, `*.${name}`, `*.*.${name}`],
);

/** Logs JSON lines on standard output, without tokens, keys, cookies, passwords or e-mail addresses. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...REDACTED_PATHS, 'req.headers', 'request.headers'], censor: '[redacted]' },
  });
}
