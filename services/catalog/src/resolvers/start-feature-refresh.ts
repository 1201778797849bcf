import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { type RefreshTargetInput, resolveTarget } from '../features/refresh/refresh-target.ts';
import { startRefresh } from '../features/refresh/start-refresh.ts';
import { mayWrite } from './access.ts';
import { orRefreshProblem } from './refresh-result.ts';

export const startFeatureRefresh = field(
  mayWrite,
  (
    _parent: unknown,
    { input }: { input: { of: RefreshTargetInput; idempotencyKey: string } },
    { pool, caller, providers, loaders }: CatalogContext,
  ) =>
    orRefreshProblem(async () => {
      const target = await resolveTarget(pool, caller, input.of);
      const { idempotencyKey } = input;
      const id = await startRefresh(pool, {
        ...{ caller: caller.subject, target, idempotencyKey, providers: providers.inOrder, now: new Date() },
      });
      return { __typename: 'StartedFeatureRefresh', refresh: await loaders.refreshes.load(id) };
    }),
);
