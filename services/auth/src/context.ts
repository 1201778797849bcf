import type { CallerContext, RequestIdentity } from '@curator/service-kit';
import type { Accounts } from './accounts/better-auth.ts';
import { findUser, type User } from './accounts/user.ts';
import type { Database } from './database.ts';

export interface AuthContext extends CallerContext {
  accounts: Accounts;
  database: Database;
  /** The account behind the request, read once. */
  currentUser: () => Promise<User | undefined>;
}

export function contextFactory(accounts: Accounts, database: Database) {
  return ({ caller }: RequestIdentity): AuthContext => {
    let user: Promise<User | undefined> | undefined;
    const currentUser = () => {
      user ??= findUser(database, caller.subject);
      return user;
    };
    return { caller, accounts, database, currentUser };
  };
}
