import { field, pageSize, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import { reasonsOf } from '../recommendations/reason.ts';
import type { Recommendation } from './recommendation-page.ts';

const readable = withScope('tastes:read');

export const recommendationResolvers = {
  track: field(readable, ({ trackId }: Recommendation, _args: unknown, _context: TrainerContext) => ({
    __typename: 'Track',
    id: trackId,
  })),
  reasons: field(
    readable,
    (
      { features, contributions, model }: Recommendation,
      { first }: { first: number | null },
      _context: TrainerContext,
    ) => reasonsOf(features, contributions, model).slice(0, pageSize(first, 3)),
  ),
};
