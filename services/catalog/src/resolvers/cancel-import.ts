import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { cancelImport as cancel } from '../imports/cancel-import.ts';
import { mayWrite } from './access.ts';

const MESSAGES = {
  NOT_FOUND: 'There is no such import among yours.',
  NOT_RUNNING: 'That import has ended already. Undo it if you do not want what it brought.',
} as const;

export const cancelImport = field(
  mayWrite,
  async (_parent: unknown, { id }: { id: string }, { pool, caller, loaders }: CatalogContext) => {
    // Asks only for what is an id at all.
    const known = await loaders.imports.load(id);
    const outcome = known ? await cancel(pool, caller.subject, known.id) : 'NOT_FOUND';
    return outcome === 'CANCELLING'
      ? { __typename: 'CancelledImport', id }
      : { __typename: 'ImportProblem', code: outcome, message: MESSAGES[outcome] };
  },
);
