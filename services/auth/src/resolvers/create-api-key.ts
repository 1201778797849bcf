import { field, withScope } from '@curator/service-kit';
import { ApiKeyError, createApiKey as create, type NewApiKey } from '../api-keys/api-key.ts';
import type { AuthContext } from '../context.ts';

export const createApiKey = field(
  withScope('account'),
  async (_parent: unknown, { input }: { input: NewApiKey }, { accounts, database, caller }: AuthContext) => {
    try {
      return { __typename: 'CreatedApiKey', ...(await create({ accounts, database }, caller.subject, input)) };
    } catch (error) {
      if (error instanceof ApiKeyError)
        return { __typename: 'AccountProblem', code: error.code, message: error.message };
      throw error;
    }
  },
);
