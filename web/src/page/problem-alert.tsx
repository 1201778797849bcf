import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface ProblemAlertProps {
  title?: string;
  text: ReactNode;
  onRetry?: () => void;
  children?: ReactNode;
}

/** Something went wrong, and what can be done. */
export function ProblemAlert({ title, text, onRetry, children }: ProblemAlertProps) {
  return (
    <Alert role="alert" color="red" variant="light" title={title} icon={<IconAlertTriangle size={18} />}>
      <Text size="sm" component="div">
        {text}
      </Text>
      {(onRetry || children) && (
        <Group mt="sm" gap="sm">
          {onRetry && (
            <Button size="xs" variant="default" onClick={onRetry}>
              Try again
            </Button>
          )}
          {children}
        </Group>
      )}
    </Alert>
  );
}
