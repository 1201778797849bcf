import { field, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import { findTaste } from '../tastes/taste.ts';

export const taste = field(
  withScope('tastes:read'),
  (_parent: unknown, { id }: { id: string }, { database, caller }: TrainerContext) =>
    findTaste(database, caller.subject, id),
);
