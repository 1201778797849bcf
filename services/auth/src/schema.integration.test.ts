import { createLogger, migrate } from '@curator/service-kit';
import { columnsOfBoth, createTestDatabase } from '@curator/testkit';
import { expect, test } from 'vitest';

const prisma = new URL('../prisma/', import.meta.url);

test('Prisma’s schema declares the columns that the migrations make, and migrating again changes nothing', async () => {
  await using database = await createTestDatabase();
  const migrations = new URL('migrations/', prisma);
  expect(await migrate(database.url, migrations, createLogger('test', 'silent'))).not.toEqual([]);
  expect(await migrate(database.url, migrations, createLogger('test', 'silent'))).toEqual([]);
  const { declared, real } = await columnsOfBoth(new URL('schema.prisma', prisma), database.url);
  expect(declared).toEqual(real);
});
