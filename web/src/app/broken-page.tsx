import { Button, Container } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Hint } from '../page/hint.tsx';

/** Shown where a page could not be loaded or drawn; after an update of the installation, loading it anew is the cure. */
export function BrokenPage() {
  return (
    <Container size="sm" py={80}>
      <Hint
        icon={<IconPlugConnectedX size={32} stroke={1.5} />}
        title="This page could not be shown"
        text="It may have been updated since you opened it. Nothing of yours is lost."
      >
        <Button onClick={() => window.location.reload()}>Load it again</Button>
      </Hint>
    </Container>
  );
}
