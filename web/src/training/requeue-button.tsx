import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { problemText } from '../apollo/problem.ts';
import { graphql } from '../gql/index.ts';

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
  const [requeueTraining, { loading }] = useMutation(RequeueTrainingMutation);
  const requeue = async () => {
    const problem = await requeueTraining({ variables: { jobId } }).then(
      ({ data }) => (data?.requeueTraining.__typename === 'TasteProblem' ? data.requeueTraining.message : undefined),
      problemText,
    );
    if (problem) notifications.show({ color: 'red', title: 'It could not be tried again', message: problem });
  };
  return (
    <Button size="xs" loading={loading} onClick={() => void requeue()}>
      Try again
    </Button>
  );
}
