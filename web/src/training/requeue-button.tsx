import { Button } from '@mantine/core';
import { graphql } from '../gql/index.ts';
import { useJobMutation } from './use-job-mutation.ts';

const RequeueTrainingMutation = graphql(`
  mutation RequeueTraining($jobId: ID!) {
    requeueTraining(jobId: $jobId) {
      __typename
      ... on TrainingJob {
        id
        state
        revision
        failure
        startedAt
        finishedAt
      }
      ... on TasteProblem {
        message
      }
    }
  }
`);

/** Queues a failed training again; the page goes on watching it. */
export function RequeueButton({ jobId }: { jobId: string }) {
  const { run: requeue, loading } = useJobMutation(RequeueTrainingMutation, jobId, 'It could not be tried again');
  return (
    <Button size="xs" loading={loading} onClick={() => void requeue()}>
      Try again
    </Button>
  );
}
