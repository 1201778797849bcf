import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from '@curator/service-kit';
import { type FeatureRefresh, findRefreshes, hasEnded } from './feature-refresh.ts';

const EVERY_MS = 250;

/** A refresh as it is, then whenever its row has another revision, whichever process writes it, until it has ended. */
export async function* watchRefresh(pool: Pool, caller: string, id: string): AsyncGenerator<FeatureRefresh> {
  for (let seen = 0; ; await delay(EVERY_MS)) {
    const [refresh] = await findRefreshes(pool, caller, [id]);
    if (!refresh) return;
    if (refresh.revision > seen) yield refresh;
    seen = refresh.revision;
    if (hasEnded(refresh)) return;
  }
}
