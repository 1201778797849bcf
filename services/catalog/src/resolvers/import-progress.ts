import { subscriptionField } from '@curator/service-kit';
import { GraphQLError } from 'graphql';
import type { CatalogContext } from '../context.ts';
import type { ImportRecord } from '../imports/import-record.ts';
import { waitForImport, watchImport } from '../imports/watch-import.ts';
import { mayRead } from './access.ts';

export const importProgress = subscriptionField(
  mayRead,
  async ({ id }: { id: string }, { database, caller }: CatalogContext): Promise<AsyncIterable<ImportRecord>> => {
    const known = await waitForImport(database, caller.subject, id);
    if (!known) throw new GraphQLError('You have no import with this id.', { extensions: { code: 'NOT_FOUND' } });
    return watchImport(database, caller.subject, known.id);
  },
);
