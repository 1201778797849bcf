import { field, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import { findJob } from '../jobs/training-job.ts';

export const trainingJob = field(
  withScope('tastes:read'),
  (_parent: unknown, { id }: { id: string }, { database, caller }: TrainerContext) =>
    findJob(database, caller.subject, id),
);
