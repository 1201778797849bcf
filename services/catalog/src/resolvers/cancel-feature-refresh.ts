import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { cancelRefresh } from '../features/refresh/cancel-refresh.ts';
import { RefreshProblem } from '../features/refresh/refresh-problem.ts';
import { mayWrite } from './access.ts';
import { orRefreshProblem } from './refresh-result.ts';

export const cancelFeatureRefresh = field(
  mayWrite,
  (_parent: unknown, { id }: { id: string }, { pool, caller, loaders }: CatalogContext) =>
    orRefreshProblem(async () => {
      // Asks only for what is an id at all.
      const known = await loaders.refreshes.load(id);
      if (!known) throw new RefreshProblem('NOT_FOUND', 'There is no such refresh among yours.');
      await cancelRefresh(pool, caller.subject, known.id, new Date());
      return { __typename: 'CancelledFeatureRefresh', refresh: await loaders.refreshes.clear(id).load(id) };
    }),
);
