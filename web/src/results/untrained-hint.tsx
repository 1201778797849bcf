import { Button } from '@mantine/core';
import { IconWaveSine } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Hint } from '../page/hint.tsx';
import { TrainButton } from '../training/train-button.tsx';

export interface UntrainedHintProps {
  tasteId: string;
  /** A training that is under way. */
  jobId: string | undefined;
}

export function UntrainedHint({ tasteId, jobId }: UntrainedHintProps) {
  const icon = <IconWaveSine size={28} stroke={1.5} />;
  if (jobId !== undefined) {
    return (
      <Hint icon={icon} title="A training is under way" text="Its songs show up here when it has ended.">
        <Button component={Link} to={`/trainings/${jobId}`}>
          Watch it
        </Button>
      </Hint>
    );
  }
  return (
    <Hint
      icon={icon}
      title="It has not learned yet"
      text="Train the taste to find songs for it. Most trainings take seconds."
    >
      <TrainButton tasteId={tasteId} label="Train" />
    </Hint>
  );
}
