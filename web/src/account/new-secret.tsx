import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';

export interface NewSecretProps {
  secret: string;
  onClose: () => void;
}

/** A new key, the only time it can be seen. */
export function NewSecret({ secret, onClose }: NewSecretProps) {
  return (
    <Alert color="plum" icon={<IconKey size={18} />} title="Copy the key now" mb="md" role="status">
      <Text size="sm" mb="sm">
        It is not stored and cannot be shown again.
      </Text>
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {secret}
      </Code>
      <Group mt="sm" gap="sm">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy} leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}>
              {copied ? 'Copied' : 'Copy the key'}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={onClose}>
          I have it
        </Button>
      </Group>
    </Alert>
  );
}
