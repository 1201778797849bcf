import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { TrainingState } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { isOver } from './progress.ts';
import { useJobMutation } from './use-job-mutation.ts';

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
  const { run: cancel, loading } = useJobMutation(CancelTrainingMutation, jobId, 'It could not be stopped');
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
