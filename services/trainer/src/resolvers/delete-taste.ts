import { field, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import { deleteTaste as remove } from '../tastes/delete-taste.ts';
import { orProblem } from './problem-result.ts';

export const deleteTaste = field(
  withScope('tastes:write'),
  (_parent: unknown, { id }: { id: string }, context: TrainerContext) =>
    orProblem(
      'DeletedTaste',
      remove(context, context.caller.subject, id).then(() => ({ id })),
    ),
);
