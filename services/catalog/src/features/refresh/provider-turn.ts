import type { Logger, Pool } from '@curator/service-kit';
import { keepAnswers, keepRefusal } from '../keep-answers.ts';
import { backOff, pauseProvider, providerStates, switchOff } from '../provider-state.ts';
import { type Answer, DAY_MS, type FeatureProvider } from '../providers/feature-provider.ts';
import { ProviderProblem } from '../providers/provider-problem.ts';
import { endRefreshes } from './end-refreshes.ts';
import { nextBatch, openRefreshes } from './open-refreshes.ts';
import { beginCall, endWaiting, skipProvider, tellWaiting } from './refresh-changes.ts';
import { type OpenRefresh, settleSongs } from './settle-songs.ts';
import { untilItIsWritten } from './until-written.ts';

export interface TurnParts {
  pool: Pool;
  providers: readonly FeatureProvider[];
  provider: FeatureProvider;
  unknownGoodForMs: number;
  /** Refreshes whose songs were looked up among what is known already, by this process. */
  seen: Set<string>;
  /** How often it failed in a row, by refresh. */
  failures: Map<string, number>;
  now: () => Date;
  /** Pause after the first failure. */
  firstPauseMs: number;
  logger: Logger;
}

/** In a row, for one refresh: then its songs go on to the next provider. */
const MAX_FAILURES = 5;
/** Where a quota is used up, nobody says until when. */
const QUOTA_PAUSE_MS = DAY_MS;

/**
 * One call to a provider at most, for the refresh whose turn it is, and all that follows from it.
 *
 * @param signal aborted when another process may be doing the same by now
 * @returns when there may be more to do; undefined when there is nothing now
 */
export async function takeTurn(parts: TurnParts, signal: AbortSignal): Promise<Date | undefined> {
  const { pool, provider, now } = parts;
  const refreshes = await openRefreshes(pool, provider.name);
  await settleNew(parts, refreshes);
  if (refreshes.length === 0) return undefined;
  const state = (await providerStates(pool, [provider.name], now())).get(provider.name);
  if (!state || state.off) {
    await skipProvider(pool, {
      provider: provider.name,
      code: state?.off?.code ?? 'PROVIDER_UNAVAILABLE',
      message: state?.off?.why ?? '',
    });
    await endRefreshes(pool, parts.providers, now());
    return undefined;
  }
  if (state.notBefore && state.notBefore > now()) {
    if (state.waitingWhy) await tellWaiting(pool, provider.name, state.notBefore, state.waitingWhy);
    return state.notBefore;
  }
  await endWaiting(pool, now());
  for (const refresh of refreshes) {
    const spotifyIds = await nextBatch(pool, refresh, provider, now());
    if (spotifyIds.length === 0) continue;
    await ask(parts, refresh, spotifyIds, signal);
    await endRefreshes(pool, parts.providers, now());
    return now();
  }
  await endRefreshes(pool, parts.providers, now());
  return undefined;
}

/** What is known already waits for nobody: not for a turn, nor for a provider that asks for a pause. */
async function settleNew(
  { pool, provider, seen, failures, now }: TurnParts,
  refreshes: readonly OpenRefresh[],
): Promise<void> {
  const open = new Set(refreshes.map(({ id }) => id));
  for (const id of seen) if (!open.has(id)) seen.delete(id);
  for (const id of failures.keys()) if (!open.has(id)) failures.delete(id);
  for (const refresh of refreshes)
    if (!seen.has(refresh.id) && (await settleSongs(pool, { refresh, provider, now: now() }))) seen.add(refresh.id);
}

async function ask(parts: TurnParts, refresh: OpenRefresh, spotifyIds: string[], signal: AbortSignal): Promise<void> {
  const { pool, provider, now, logger } = parts;
  const startedAt = now();
  const nextAt = new Date(startedAt.getTime() + provider.paceMs);
  await beginCall(pool, { refreshId: refresh.id, provider: provider.name, now: startedAt, nextAt });
  let answers: Answer[];
  try {
    answers = await provider.lookUp(spotifyIds, signal);
  } catch (error) {
    signal.throwIfAborted();
    const problem =
      error instanceof ProviderProblem
        ? error
        : new ProviderProblem('UNAVAILABLE', `${provider.name} failed.`, { cause: error });
    logger.warn(
      { err: problem, provider: provider.name, refresh: refresh.id },
      'a provider of features gave no answer',
    );
    await face(parts, refresh, spotifyIds, problem);
    return;
  }
  parts.failures.delete(refresh.id);
  const asked = { provider, unknownGoodForMs: parts.unknownGoodForMs, now: now() };
  await untilItIsWritten(() => keepAnswers(pool, asked, answers), signal);
  await settleSongs(pool, { refresh, provider, now: asked.now, spotifyIds });
}

/** No answer: what becomes of the provider and of the songs. Nothing waits here; all is written down, and looked at again in its time. */
async function face(
  parts: TurnParts,
  refresh: OpenRefresh,
  spotifyIds: string[],
  problem: ProviderProblem,
): Promise<void> {
  const { pool, provider, now } = parts;
  const { kind, message, retryAfterMs = 0 } = problem;
  const at = now();
  switch (kind) {
    case 'RATE_LIMITED':
      return pauseProvider(pool, provider.name, new Date(at.getTime() + retryAfterMs), message);
    case 'QUOTA_EXCEEDED':
      return switchOff(pool, provider.name, {
        code: kind,
        why: message,
        until: new Date(at.getTime() + QUOTA_PAUSE_MS),
      });
    case 'NOT_FOR_THIS_APP':
      return switchOff(pool, provider.name, { code: kind, why: message, until: null });
    case 'REFUSED':
      await keepRefusal(pool, { provider, unknownGoodForMs: parts.unknownGoodForMs, now: at }, spotifyIds);
      await settleSongs(pool, { refresh, provider, now: at, spotifyIds });
      return;
    case 'UNAVAILABLE':
      await backOff(pool, provider.name, at, parts.firstPauseMs, message);
      parts.failures.set(refresh.id, (parts.failures.get(refresh.id) ?? 0) + 1);
      if ((parts.failures.get(refresh.id) ?? 0) >= MAX_FAILURES)
        await skipProvider(pool, {
          provider: provider.name,
          refreshId: refresh.id,
          code: 'PROVIDER_UNAVAILABLE',
          message: `${message} Start again later: what was found stays.`,
        });
  }
}
