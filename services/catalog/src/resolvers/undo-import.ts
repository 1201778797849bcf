import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { undoImport as undo } from '../imports/undo-import.ts';
import { BUSY } from '../tracks/busy.ts';
import { mayWrite } from './access.ts';

const MESSAGES = {
  BUSY: ['BUSY', BUSY],
  NOT_FOUND: ['NOT_FOUND', 'There is no such import among yours.'],
  NOT_UNDOABLE: ['NOT_UNDOABLE', 'That import did not bring anything that is still there.'],
  REPLACED_AN_EARLIER: [
    'NOT_UNDOABLE',
    'That import changed what an earlier file of the same name had brought, which is not kept. Bring the earlier file again.',
  ],
  REPLACED_BY_A_LATER: [
    'NOT_UNDOABLE',
    'A later import of a file of the same name has changed what this one brought. Delete the playlists that you do not want.',
  ],
} as const;

export const undoImport = field(
  mayWrite,
  async (_parent: unknown, { id }: { id: string }, { pool, caller, loaders }: CatalogContext) => {
    const known = await loaders.imports.load(id);
    const outcome = known ? await undo(pool, caller.subject, known.id) : 'NOT_FOUND';
    if (outcome !== 'UNDONE') {
      const [code, message] = MESSAGES[outcome];
      return { __typename: 'ImportProblem', code, message };
    }
    return { __typename: 'UndoneImport', import: await loaders.imports.clear(id).load(id) };
  },
);
