import { Button, Group, Text } from '@mantine/core';
import { countOf, formatCount } from '../format/numbers.ts';

export interface LoadMoreProps {
  shown: number;
  /** A text where it was not counted to the end. */
  total: number | string;
  /** "playlist", "song" */
  noun: string;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

/** The foot of a list that comes page by page. */
export function LoadMore({ shown, total, noun, hasMore, loading, onMore }: LoadMoreProps) {
  const all = typeof total === 'number' ? countOf(total, noun) : total;
  return (
    <Group justify="space-between" mt="md" gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {hasMore ? `${formatCount(shown)} of ${all}` : all}
      </Text>
      {hasMore && (
        <Button variant="default" onClick={onMore} loading={loading}>
          Show more
        </Button>
      )}
    </Group>
  );
}
