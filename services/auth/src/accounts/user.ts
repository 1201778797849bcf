import type { Database } from '../database.ts';

export interface User {
  id: string;
  name: string;
  email: string;
  operator: boolean;
  createdAt: Date;
}

/** @returns undefined where there is no such account. */
export async function findUser(database: Database, id: string): Promise<User | undefined> {
  const row = await database.user.findUnique({
    where: { id },
    select: { id: true, name: true, email: true, operator: true, createdAt: true },
  });
  return row ?? undefined;
}
