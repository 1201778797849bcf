import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './hint.module.css';

export interface HintProps {
  icon: ReactNode;
  title: string;
  /** What to do next. */
  text: ReactNode;
  /** Buttons that do it. */
  children?: ReactNode;
}

/** Stands where there is nothing yet, and says what to do about it. */
export function Hint({ icon, title, text, children }: HintProps) {
  return (
    <Stack align="center" gap="sm" className={classes.hint}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <Text fw={600} size="lg">
        {title}
      </Text>
      <Text c="dimmed" maw={460} component="div">
        {text}
      </Text>
      {children !== undefined && (
        <Group gap="sm" mt="xs" justify="center">
          {children}
        </Group>
      )}
    </Stack>
  );
}
