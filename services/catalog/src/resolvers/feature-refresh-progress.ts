import { subscriptionField } from '@curator/service-kit';
import { GraphQLError } from 'graphql';
import type { CatalogContext } from '../context.ts';
import type { FeatureRefresh } from '../features/refresh/feature-refresh.ts';
import { watchRefresh } from '../features/refresh/watch-refresh.ts';
import { mayRead } from './access.ts';

export const featureRefreshProgress = subscriptionField(
  mayRead,
  async ({ id }: { id: string }, { pool, caller, loaders }: CatalogContext): Promise<AsyncIterable<FeatureRefresh>> => {
    const known = await loaders.refreshes.load(id);
    if (!known) throw new GraphQLError('You have no refresh with this id.', { extensions: { code: 'NOT_FOUND' } });
    return watchRefresh(pool, caller.subject, known.id);
  },
);
