import { setTimeout as delay } from 'node:timers/promises';
import { type Logger, type Pool, takeLeadership } from '@curator/service-kit';
import type { FeatureProviders } from '../providers/configured-providers.ts';
import type { FeatureProvider } from '../providers/feature-provider.ts';
import { HOUR_MS } from '../providers/feature-provider.ts';
import { endRefreshes, forgetOld } from './end-refreshes.ts';
import { takeTurn } from './provider-turn.ts';

/** One process at a time leads. */
const LEADERSHIP = { lock: 727_101, name: 'catalog feature refreshes' };

export interface RunnerOptions {
  connectionString: string;
  pool: Pool;
  providers: FeatureProviders;
  logger: Logger;
  now?: () => Date;
  /** How often is looked for what is due. */
  pollMs?: number;
  /** Pause after a provider's first failure. */
  firstPauseMs?: number;
}

const POLL_MS = 1_000;
const FIRST_PAUSE_MS = 1_000;

/**
 * Asks providers for what refreshes want to know. One process does so at a time: see takeLeadership. Stops on disposal, once the answers to
 * calls that are under way are written down.
 */
export function startRefreshRunner(options: RunnerOptions, stack: AsyncDisposableStack): void {
  if (options.providers.inOrder.length === 0) return;
  const stop = new AbortController();
  const running = run(options, stop.signal);
  stack.defer(async () => {
    stop.abort();
    await running;
  });
}

async function run(options: RunnerOptions, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await lead(options, stop);
    } catch (error) {
      if (!stop.aborted)
        options.logger.warn({ err: error }, 'asking for features was interrupted; it goes on in a moment');
    }
    await pause(options.pollMs ?? POLL_MS, stop);
  }
}

/** Returns when another process leads, or when stopped; throws when the database is away. */
async function lead(options: RunnerOptions, stop: AbortSignal): Promise<void> {
  await using leadership = await takeLeadership({ ...LEADERSHIP, connectionString: options.connectionString });
  if (!leadership) return;
  const failed = new AbortController();
  const over = AbortSignal.any([stop, leadership.lost, failed.signal]);
  const { lost } = leadership;
  // One call to each of them at a time; they do not wait for each other.
  const work = [keepHouse(options, over), ...options.providers.inOrder.map((each) => turns(options, each, over, lost))];
  const ended = await Promise.allSettled(
    work.map((part) =>
      part.catch((error: unknown) => {
        failed.abort(error);
        throw error;
      }),
    ),
  );
  const failure = ended.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  if (lost.aborted && !stop.aborted) throw lost.reason;
}

/** @param over no further turn is taken @param lost a call that is under way is given up */
async function turns(
  options: RunnerOptions,
  provider: FeatureProvider,
  over: AbortSignal,
  lost: AbortSignal,
): Promise<void> {
  const { pool, providers, logger, now = () => new Date(), pollMs = POLL_MS, firstPauseMs = FIRST_PAUSE_MS } = options;
  const { inOrder, unknownGoodForMs } = providers;
  const parts = {
    pool,
    providers: inOrder,
    provider,
    unknownGoodForMs,
    seen: new Set<string>(),
    failures: new Map<string, number>(),
    now,
    firstPauseMs,
    logger,
  };
  while (!over.aborted) {
    const next = await takeTurn(parts, lost);
    const waitMs = next === undefined ? pollMs : Math.max(0, next.getTime() - now().getTime());
    if (waitMs > 0) await pause(Math.min(pollMs, waitMs), over);
  }
}

/** What does not depend on a provider: refreshes without songs end, old ones are forgotten. */
async function keepHouse(
  { pool, providers, now = () => new Date(), pollMs = POLL_MS }: RunnerOptions,
  over: AbortSignal,
): Promise<void> {
  let forgottenAt = 0;
  while (!over.aborted) {
    await endRefreshes(pool, providers.inOrder, now());
    if (now().getTime() - forgottenAt > HOUR_MS) {
      await forgetOld(pool, now());
      forgottenAt = now().getTime();
    }
    await pause(pollMs, over);
  }
}

/** Resolves after the time, or when it is over. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {});
}
