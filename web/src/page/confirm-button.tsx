import { Button, type ButtonProps, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';

export interface ConfirmButtonProps extends Pick<ButtonProps, 'size' | 'variant' | 'color'> {
  /** On the button. */
  label: string;
  /** Where the label alone does not say of what. */
  ariaLabel?: string;
  title: string;
  text: ReactNode;
  /** On the button that does it. */
  confirm: string;
  /** Resolves when it is done, or with words on why it could not be. */
  onConfirm: () => Promise<string | undefined>;
}

/** A button for what cannot be undone: asks first, and stays open with the reason where it fails. */
export function ConfirmButton({ label, ariaLabel, title, text, confirm, onConfirm, ...button }: ConfirmButtonProps) {
  const [opened, { open, close }] = useDisclosure();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = async () => {
    setBusy(true);
    const failure = await onConfirm();
    setBusy(false);
    setProblem(failure);
    if (failure === undefined) close();
  };
  return (
    <>
      <Button variant="default" {...button} onClick={open} aria-label={ariaLabel}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={title} centered>
        <Text size="sm" component="div">
          {text}
        </Text>
        {problem && (
          <Text role="alert" c="var(--cu-bad)" size="sm" mt="sm">
            {problem}
          </Text>
        )}
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
          <Button color="red.9" loading={busy} onClick={() => void run()}>
            {confirm}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
