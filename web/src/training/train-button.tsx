import { Button, type ButtonProps } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTrainTaste } from './use-train-taste.ts';

export interface TrainButtonProps extends Pick<ButtonProps, 'variant' | 'size'> {
  tasteId: string;
  label: string;
}

/** Queues a training of the taste and goes to watch it. */
export function TrainButton({ tasteId, label, ...button }: TrainButtonProps) {
  const train = useTrainTaste();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const { jobId, problem } = await train(tasteId);
    setBusy(false);
    if (jobId) await navigate(`/trainings/${jobId}`);
    else
      notifications.show({ color: 'red', title: 'The training could not begin', message: problem, autoClose: 12_000 });
  };
  return (
    <Button {...button} loading={busy} onClick={() => void run()}>
      {label}
    </Button>
  );
}
