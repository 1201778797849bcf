import { Badge, Loader } from '@mantine/core';
import type { TrainingState } from '../gql/graphql.ts';

const SHOWN: Readonly<Record<TrainingState, { label: string; color: string }>> = {
  QUEUED: { label: 'Waiting for a worker', color: 'gray' },
  RUNNING: { label: 'Learning', color: 'plum' },
  SUCCEEDED: { label: 'Learned', color: 'teal' },
  FAILED: { label: 'Failed', color: 'red' },
  CANCELLED: { label: 'Stopped', color: 'gray' },
};

export interface StateBadgeProps {
  state: TrainingState;
}

export function StateBadge({ state }: StateBadgeProps) {
  const { label, color } = SHOWN[state];
  return (
    <Badge
      variant={state === 'RUNNING' ? 'light' : 'dot'}
      size="lg"
      color={color}
      tt="none"
      leftSection={state === 'RUNNING' ? <Loader size={12} color={color} /> : undefined}
    >
      {label}
    </Badge>
  );
}
