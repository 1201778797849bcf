import type { Logger } from './logger.ts';

const SHUTDOWN_LIMIT_MS = 25_000;

/**
 * Runs a service until SIGTERM or SIGINT, then disposes what it put on the stack, last in first out.
 * A failure to start is logged and ends the process with 1; so does a shutdown that takes longer than 25 s (pods get 30 s).
 */
export async function runService(logger: Logger, start: (stack: AsyncDisposableStack) => Promise<void>): Promise<void> {
  const stack = new AsyncDisposableStack();
  let stopping = false;
  const stop = async (reason: string, exitCode: number) => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    try {
      await stack.disposeAsync();
    } catch (error) {
      logger.error({ err: error }, 'could not stop cleanly');
      process.exit(1);
    }
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal, 0));
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    void stop('uncaught exception', 1);
  });
  process.on('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'unhandled rejection');
    void stop('unhandled rejection', 1);
  });
  try {
    await start(stack);
    logger.info('ready');
  } catch (error) {
    logger.fatal({ err: error }, 'could not start');
    await stop('could not start', 1);
  }
}
