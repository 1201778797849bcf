import { Group, Progress, Text, VisuallyHidden } from '@mantine/core';
import { formatElapsed, formatLeft } from '../format/moments.ts';
import { countOf, formatCount } from '../format/numbers.ts';
import type { TrainingState } from '../gql/graphql.ts';
import { isOver } from './progress.ts';
import { useNow } from './use-now.ts';

/** So long after the time that was told, it was wrong, and is not shown any more. */
const LATE_MS = 10_000;

export interface TrainingMeterProps {
  state: TrainingState;
  cellsDone: number;
  cellsTotal: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** When it should end, in milliseconds since 1970; undefined while that is not known. */
  endsAt: number | undefined;
  /** False while the connection for live changes is broken. */
  live: boolean;
}

/** How far the training has got, and for how long it has been at it. */
export function TrainingMeter({ state, cellsDone, cellsTotal, live, ...moments }: TrainingMeterProps) {
  const over = isOver(state);
  const share = cellsTotal === 0 ? 0 : cellsDone / cellsTotal;
  const finishing = state === 'RUNNING' && cellsTotal > 0 && cellsDone === cellsTotal;
  return (
    <>
      <Progress.Root size="lg" mb="xs" bg="var(--cu-track)">
        <Progress.Section
          value={share * 100}
          animated={state === 'RUNNING'}
          striped={state === 'RUNNING'}
          color={state === 'FAILED' ? 'red' : state === 'CANCELLED' ? 'gray' : undefined}
          aria-label="Combinations tried"
        />
      </Progress.Root>
      <Group justify="space-between" gap={4} mb="md">
        <Text size="sm">
          {formatCount(cellsDone)} of {countOf(cellsTotal, 'combination')}
        </Text>
        <Text size="sm" c="dimmed">
          <Elapsed over={over} {...moments} />
        </Text>
      </Group>
      {finishing && (
        <Text size="sm" mb="xs">
          All are tried; the final model is being fitted on every song.
        </Text>
      )}
      {!over && !live && (
        <Text size="sm" c="dimmed" mb="xs" role="status">
          The live connection broke and is being restored; the figures follow every few seconds meanwhile.
        </Text>
      )}
      <VisuallyHidden role="status">{announcement(state, share)}</VisuallyHidden>
    </>
  );
}

interface ElapsedProps extends Pick<TrainingMeterProps, 'createdAt' | 'startedAt' | 'finishedAt' | 'endsAt'> {
  over: boolean;
}

function Elapsed({ over, createdAt, startedAt, finishedAt, endsAt }: ElapsedProps) {
  const now = useNow(!over);
  const end = finishedAt ? Date.parse(finishedAt) : now;
  if (!startedAt) return over ? null : <>queued for {formatElapsed(end - Date.parse(createdAt))}</>;
  return (
    <>
      {over ? 'took' : 'for'} {formatElapsed(end - Date.parse(startedAt))}
      {!over && endsAt !== undefined && endsAt - now > -LATE_MS && `, ${formatLeft(endsAt - now)}`}
    </>
  );
}

/** Told in quarters: a screen reader should not talk without pause. */
function announcement(state: TrainingState, share: number): string {
  if (state === 'RUNNING') return `Learning, ${Math.floor(share * 4) * 25} percent done`;
  if (state === 'QUEUED') return 'Waiting for a worker';
  return { SUCCEEDED: 'The training has ended', FAILED: 'The training failed', CANCELLED: 'The training was stopped' }[
    state
  ];
}
