import { subscriptionField, withScope } from '@curator/service-kit';
import { GraphQLError } from 'graphql';
import type { TrainerContext } from '../context.ts';
import { findJob } from '../jobs/training-job.ts';
import type { ProgressEvent } from '../progress/job-progress.ts';

export const trainingProgress = subscriptionField(
  withScope('tastes:read'),
  async (
    { jobId }: { jobId: string },
    { database, caller, watchProgress }: TrainerContext,
  ): Promise<AsyncIterable<ProgressEvent>> => {
    const job = await findJob(database, caller.subject, jobId);
    // Whether somebody else has a training with this id is nobody's business.
    if (!job) throw new GraphQLError('You have no training with this id.', { extensions: { code: 'NOT_FOUND' } });
    return watchProgress(job.id);
  },
);
