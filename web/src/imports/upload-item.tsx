import { CloseButton, Group, Paper, Progress, Text, VisuallyHidden } from '@mantine/core';
import { formatBytes, formatPercent } from '../format/numbers.ts';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { FinishedImport } from './finished-import.tsx';
import { isUnderWay, type Upload } from './upload-queue.ts';
import { useUploads } from './uploads-provider.tsx';

export interface UploadItemProps {
  upload: Upload;
}

/** One file on its way in, or what became of it. */
export function UploadItem({ upload }: UploadItemProps) {
  const { queue } = useUploads();
  const { key, file, state } = upload;
  return (
    <Paper
      bd="1px solid var(--cu-line)"
      p="md"
      radius="lg"
      bg="var(--cu-surface)"
      role="group"
      aria-label={`File ${file.name}`}
    >
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text fw={600} truncate>
          {file.name}{' '}
          <Text span size="sm" c="dimmed" fw={400}>
            {formatBytes(file.size)}
          </Text>
        </Text>
        <CloseButton
          aria-label={isUnderWay(upload) ? `Stop bringing ${file.name}` : `Close what is told about ${file.name}`}
          onClick={() => queue.dismiss(key)}
        />
      </Group>
      <UploadBody upload={upload} onRetry={(mapping) => queue.retry(key, mapping)} />
      <VisuallyHidden role="status">{state.phase === 'done' ? `${file.name} is in.` : ''}</VisuallyHidden>
    </Paper>
  );
}

interface UploadBodyProps extends UploadItemProps {
  onRetry: (mapping?: Readonly<Record<string, string>>) => void;
}

function UploadBody({ upload: { file, state }, onRetry }: UploadBodyProps) {
  if (state.phase === 'waiting') {
    return (
      <Text size="sm" c="dimmed">
        Waits for the file before it
      </Text>
    );
  }
  if (state.phase === 'sending') return <Sending share={file.size === 0 ? 1 : Math.min(1, state.sent / file.size)} />;
  if (state.phase === 'done') return <FinishedImport id={state.importId} />;
  if (state.code === 'NO_USABLE_COLUMN' || state.code === 'MAPPING_INVALID')
    return <ColumnChooser file={file} onChoose={onRetry} />;
  return <ProblemAlert text={state.message} onRetry={() => onRetry()} />;
}

function Sending({ share }: { share: number }) {
  const reading = share === 1;
  return (
    <>
      <Progress.Root mt="xs" size="md" bg="var(--cu-track)">
        <Progress.Section value={share * 100} animated={reading} striped={reading} aria-label="Part of the file sent" />
      </Progress.Root>
      <Text size="sm" c="dimmed" mt={4}>
        {reading ? 'Sent. Its rows are being read…' : `${formatPercent(share)} sent`}
      </Text>
    </>
  );
}
