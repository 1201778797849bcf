import { field, withScope } from '@curator/service-kit';
import { revokeApiKey as revoke } from '../api-keys/api-key.ts';
import type { AuthContext } from '../context.ts';

export const revokeApiKey = field(
  withScope('account'),
  async (_parent: unknown, { id }: { id: string }, { database, caller }: AuthContext) => {
    await revoke(database, caller.subject, id);
    return { __typename: 'RevokedApiKey', id };
  },
);
