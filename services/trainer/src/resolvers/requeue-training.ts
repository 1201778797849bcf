import { field, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import { requeueTraining as requeue } from '../jobs/requeue-training.ts';
import { orProblem } from './problem-result.ts';

export const requeueTraining = field(
  withScope('tastes:write'),
  (_parent: unknown, { jobId }: { jobId: string }, context: TrainerContext) =>
    orProblem('TrainingJob', requeue(context, context.caller.subject, jobId)),
);
