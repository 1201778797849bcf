import { anyCaller, field, reference, withScope } from '@curator/service-kit';
import type { User } from '../accounts/user.ts';
import { listApiKeys } from '../api-keys/api-key.ts';
import type { AuthContext } from '../context.ts';

/** Nobody sees anybody else's account. */
const resolveReference = reference(anyCaller, async ({ id }: { id: string }, { caller, currentUser }: AuthContext) =>
  id === caller.subject ? ((await currentUser()) ?? null) : null,
);

const email = field(anyCaller, (user: User, _args: unknown, { caller }: AuthContext) =>
  caller.scopes.has('account') ? user.email : null,
);

const roles = field(anyCaller, ({ operator }: User, _args: unknown, _context: AuthContext) =>
  operator ? ['LISTENER', 'OPERATOR'] : ['LISTENER'],
);

const apiKeys = field(withScope('account'), ({ id }: User, _args: unknown, { database }: AuthContext) =>
  listApiKeys(database, id),
);

export const userResolvers = { __resolveReference: resolveReference, email, roles, apiKeys };
