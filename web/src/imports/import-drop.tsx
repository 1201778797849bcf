import { Button, Group, Stack, Text } from '@mantine/core';
import { Dropzone, type FileRejection } from '@mantine/dropzone';
import { notifications } from '@mantine/notifications';
import { IconFileMusic } from '@tabler/icons-react';
import { PasteSongs } from './paste-songs.tsx';
import { UploadItem } from './upload-item.tsx';
import { useUploads } from './uploads-provider.tsx';

const MAX_BYTES = 512 * 1024 * 1024;

/** Takes files in by drag and drop or by choosing, and shows how each one fares. */
export function ImportDrop() {
  const { uploads, queue } = useUploads();
  return (
    <Stack gap="sm">
      <Dropzone
        onDrop={(files) => queue.add(files)}
        onReject={tellRejected}
        maxSize={MAX_BYTES}
        validator={checkName}
        p="lg"
        radius="lg"
        aria-label="Bring a playlist: drop files here, or press Enter to choose them"
      >
        <Group gap="lg" justify="center" style={{ pointerEvents: 'none' }}>
          <IconFileMusic size={36} stroke={1.3} color="var(--cu-accent)" aria-hidden />
          <div style={{ flex: '0 1 26rem' }}>
            <Text fw={600}>Drop playlists here</Text>
            <Text size="sm" c="dimmed">
              CSV from Exportify or another exporter, a Spotify account export, JSPF, XSPF or M3U, also zipped: one
              playlist or many in a file.
            </Text>
          </div>
          <Button component="span" variant="light" tabIndex={-1}>
            Choose files
          </Button>
        </Group>
      </Dropzone>
      <Group justify="center">
        <PasteSongs onPaste={(file) => queue.add([file])} />
      </Group>
      {uploads.map((upload) => (
        <UploadItem key={upload.key} upload={upload} />
      ))}
    </Stack>
  );
}

/** What a file is, is told by what is in it; pictures and the like are not even sent. */
function checkName(file: File | DataTransferItem) {
  if (!(file instanceof File) || /\.(csv|tsv|txt|json|jspf|xspf|m3u8?|zip)$/i.test(file.name)) return null;
  return {
    code: 'file-invalid-type',
    message: 'It is no list of songs. Bring CSV, JSON, JSPF, XSPF, M3U or a zip of these.',
  };
}

function tellRejected(rejections: FileRejection[]): void {
  for (const { file, errors } of rejections) {
    const tooLarge = errors.some(({ code }) => code === 'file-too-large');
    const message = tooLarge
      ? 'It is larger than 512 MB. Split it first.'
      : (errors[0]?.message ?? 'It cannot be used.');
    notifications.show({ color: 'red', title: `${file.name} was not taken`, message });
  }
}
