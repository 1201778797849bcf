import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { type ProviderPlan, planRefresh } from '../features/refresh/refresh-plan.ts';
import { type RefreshTargetInput, resolveTarget } from '../features/refresh/refresh-target.ts';
import { mayRead } from './access.ts';
import { orRefreshProblem } from './refresh-result.ts';

export const featureRefreshPlan = field(
  mayRead,
  (_parent: unknown, { of }: { of: RefreshTargetInput }, { pool, caller, providers }: CatalogContext) =>
    orRefreshProblem(async () => {
      const target = await resolveTarget(pool, caller, of);
      const plan = await planRefresh(pool, target, providers.inOrder, new Date());
      return { __typename: 'FeatureRefreshPlan', ...plan, providers: plan.providers.map(providerView) };
    }),
);

function providerView({ provider, ...load }: ProviderPlan) {
  const { name, kind, licence, mayTrain } = provider;
  return { name, kind, licence, mayTrain, ...load };
}
