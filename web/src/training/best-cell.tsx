import { Text } from '@mantine/core';
import { formatAuc, formatFinePercent } from '../format/numbers.ts';
import { describeCell } from './cell-grid.ts';
import type { Cell } from './progress.ts';

export interface BestCellProps {
  best: Cell | null;
}

export function BestCell({ best }: BestCellProps) {
  if (!best) return <Text c="dimmed">No results yet.</Text>;
  return (
    <>
      <Text fz={40} fw={650} lh={1.1} lts="-0.02em">
        {formatAuc(best.rocAuc)}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        AUC: how often a liked song is ranked above another one. 0.5 is guessing, 1 is always.
      </Text>
      <Text size="sm">
        {describeCell(best)}; right about {formatFinePercent(best.accuracy)} of the songs.
      </Text>
    </>
  );
}
