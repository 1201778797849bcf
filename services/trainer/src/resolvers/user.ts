import { field, reference, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';

/** Nobody sees anybody else's tastes. */
const resolveReference = reference(withScope('tastes:read'), ({ id }: { id: string }, { caller }: TrainerContext) =>
  id === caller.subject ? { id } : null,
);

const tastes = field(withScope('tastes:read'), ({ id }: { id: string }, _args: unknown, { database }: TrainerContext) =>
  database.taste.findMany({ where: { owner: id }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] }),
);

export const userResolvers = { __resolveReference: resolveReference, tastes };
