import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import { problemText } from '../apollo/problem.ts';
import type { TrainingState } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { isOver } from './progress.ts';

const CancelTrainingMutation = graphql(`
  mutation CancelTraining($jobId: ID!) {
    cancelTraining(jobId: $jobId) {
      __typename
      ... on TrainingJob {
        id
      }
      ... on TasteProblem {
        message
      }
    }
  }
`);

export interface TrainingActionsProps {
  jobId: string;
  tasteId: string;
  state: TrainingState;
}

export function TrainingActions({ jobId, tasteId, state }: TrainingActionsProps) {
  const [cancelTraining, { loading }] = useMutation(CancelTrainingMutation);
  const cancel = async () => {
    const problem = await cancelTraining({ variables: { jobId } }).then(
      ({ data }) => (data?.cancelTraining.__typename === 'TasteProblem' ? data.cancelTraining.message : undefined),
      problemText,
    );
    if (problem) notifications.show({ color: 'red', title: 'It could not be stopped', message: problem });
  };
  if (isOver(state)) {
    return (
      <Button component={Link} to={`/tastes/${tasteId}`} variant={state === 'SUCCEEDED' ? 'filled' : 'default'}>
        {state === 'SUCCEEDED' ? 'See the songs' : 'To the taste'}
      </Button>
    );
  }
  return (
    <Button
      variant="default"
      leftSection={<IconPlayerStop size={16} />}
      loading={loading}
      onClick={() => void cancel()}
    >
      Stop
    </Button>
  );
}
