import { field, pageSize, reference, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import type { Taste } from '../database.ts';
import { type PageArguments, recommendationPage } from './recommendation-page.ts';

const readable = withScope('tastes:read');
const playlists = (ids: readonly string[]) => ids.map((id) => ({ __typename: 'Playlist', id }));

export const tasteResolvers = {
  __resolveReference: reference(readable, ({ id }: { id: string }, { loaders }: TrainerContext) =>
    loaders.taste.load(id),
  ),
  owner: field(readable, ({ owner }: Taste, _args: unknown, _context: TrainerContext) => ({
    __typename: 'User',
    id: owner,
  })),
  likes: field(readable, ({ likes }: Taste, _args: unknown, _context: TrainerContext) => playlists(likes)),
  dislikes: field(readable, ({ dislikes }: Taste, _args: unknown, _context: TrainerContext) => playlists(dislikes)),
  model: field(readable, ({ id }: Taste, _args: unknown, { loaders }: TrainerContext) =>
    loaders.newestModelOfTaste.load(id),
  ),
  jobs: field(readable, ({ id }: Taste, { first }: { first: number | null }, { loaders }: TrainerContext) =>
    loaders.jobsOfTaste.load({ tasteId: id, first: pageSize(first, 10) }),
  ),
  recommendations: field(readable, async ({ id }: Taste, args: PageArguments, context: TrainerContext) => {
    const model = await context.loaders.newestModelOfTaste.load(id);
    return model ? recommendationPage(model, args, context) : null;
  }),
};
