import { field, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import { cancelJob } from '../jobs/training-job.ts';
import { orProblem } from './problem-result.ts';

export const cancelTraining = field(
  withScope('tastes:write'),
  (_parent: unknown, { jobId }: { jobId: string }, context: TrainerContext) =>
    orProblem('TrainingJob', cancelJob(context, context.caller.subject, jobId)),
);
