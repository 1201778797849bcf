import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';

export interface PasteSongsProps {
  onPaste: (file: File) => void;
}

/** Songs that are on the clipboard and in no file: links, or lines of artist and title. */
export function PasteSongs({ onPaste }: PasteSongsProps) {
  const [opened, { open, close }] = useDisclosure();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    // Each paste is a list of its own: one of the same name would take the place of the one before.
    const moment = new Date().toLocaleString('sv').replaceAll(':', '.');
    onPaste(new File([text], `Pasted ${moment}.txt`));
    setText('');
    close();
  };
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={open}>
        Paste a list instead
      </Button>
      <Modal opened={opened} onClose={close} title="Paste songs" centered>
        <form onSubmit={submit}>
          <Textarea
            label="One song a line"
            description="Artist - Title, or a link to a song that the catalogue has."
            placeholder={'Nina Simone - Sinnerman\nPortishead - Roads'}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            autosize
            minRows={6}
            maxRows={16}
            maxLength={1_000_000}
            data-autofocus
          />
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={close}>
              Close
            </Button>
            <Button type="submit" disabled={text.trim() === ''}>
              Bring these songs
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
