import { anyCaller, field } from '@curator/service-kit';
import { GraphQLError } from 'graphql';
import type { AuthContext } from '../context.ts';

export const me = field(anyCaller, async (_parent: unknown, _args: unknown, { currentUser }: AuthContext) => {
  const user = await currentUser();
  if (!user) throw new GraphQLError('This account no longer exists.', { extensions: { code: 'UNAUTHENTICATED' } });
  return user;
});
