import type { Pool } from '@curator/service-kit';
import type { FeatureProviders } from './providers/configured-providers.ts';
import { endRefreshes } from './refresh/end-refreshes.ts';
import { leaveUnconfigured } from './refresh/refresh-changes.ts';
import { registerProviders } from './register-providers.ts';

/** As the service starts: what is configured now holds, for values and for refreshes of earlier days. */
export async function prepareProviders(pool: Pool, { inOrder }: FeatureProviders): Promise<void> {
  await registerProviders(pool, inOrder);
  await leaveUnconfigured(
    pool,
    inOrder.map(({ name }) => name),
  );
  await endRefreshes(pool, inOrder, new Date());
}
