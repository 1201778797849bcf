import { Alert, Button, Group, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { TrainingState } from '../gql/graphql.ts';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { RequeueButton } from './requeue-button.tsx';
import { TrainButton } from './train-button.tsx';

export interface TrainingOutcomeProps {
  jobId: string;
  tasteId: string;
  state: TrainingState;
  failure: string | null;
}

/** What to do where a training did not end in a model. */
export function TrainingOutcome({ jobId, tasteId, state, failure }: TrainingOutcomeProps) {
  if (state === 'FAILED') {
    return (
      <ProblemAlert
        title="The training failed"
        text={
          <>
            {failure ?? 'No reason was given.'}
            <br />
            Nothing of yours is lost. Try again: what is done already is kept. Where it fails once more, try other
            playlists.
          </>
        }
      >
        <RequeueButton jobId={jobId} />
        <TrainButton tasteId={tasteId} label="Train anew" size="xs" variant="default" />
        <Button component={Link} to="/tastes/new" size="xs" variant="default">
          New taste
        </Button>
      </ProblemAlert>
    );
  }
  if (state === 'CANCELLED') {
    return (
      <Alert color="gray" icon={<IconPlayerStop size={18} />} title="You stopped this training">
        <Text size="sm">The taste is as it was before.</Text>
        <Group mt="sm">
          <TrainButton tasteId={tasteId} label="Train again" size="xs" />
        </Group>
      </Alert>
    );
  }
  return null;
}
