import { Skeleton, Stack } from '@mantine/core';

export interface WaitingRowsProps {
  count?: number;
  height?: number;
}

/** Stands where rows will be. */
export function WaitingRows({ count = 6, height = 44 }: WaitingRowsProps) {
  return (
    <Stack gap="xs" role="status" aria-label="Loading">
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Stack>
  );
}
