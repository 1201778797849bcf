import type { Pool } from '@curator/service-kit';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/client.ts';

export type Database = PrismaClient;
export type { Job, Model, Ranking, Taste } from '../generated/client.ts';

/** Prisma over a pool that is already there, so that there is one set of connections. */
export function createDatabase(pool: Pool, stack: AsyncDisposableStack): Database {
  const database = new PrismaClient({ adapter: new PrismaPg(pool) });
  stack.defer(() => database.$disconnect());
  return database;
}
