import { createLogger, migrate } from '@curator/service-kit';
import { columnsOfBoth, createTestDatabase } from '@curator/testkit';
import { expect, test } from 'vitest';

const logger = createLogger('test', 'silent');

test.each(['auth', 'catalog', 'trainer'])(
  '%s: Prisma’s schema declares the columns that the migrations make, and migrating again changes nothing',
  async (service) => {
    const prisma = new URL(`../../../services/${service}/prisma/`, import.meta.url);
    await using database = await createTestDatabase(['pg_trgm', 'unaccent']);
    const migrations = new URL('migrations/', prisma);
    expect(await migrate(database.url, migrations, logger)).not.toEqual([]);
    expect(await migrate(database.url, migrations, logger)).toEqual([]);
    const { declared, real } = await columnsOfBoth(new URL('schema.prisma', prisma), database.url);
    expect(declared).toEqual(real);
  },
);
