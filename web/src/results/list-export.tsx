import { Button, CopyButton, Group } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { fileNameOf, type ListedSong, toCsv, toText } from './song-list.ts';

const ListExportFragment = graphql(`
  fragment ListExport_recommendation on Recommendation {
    score
    track {
      title
      artists
      album
      spotifyId
    }
  }
`);

export interface ListExportProps {
  tasteName: string;
  recommendations: readonly FragmentType<typeof ListExportFragment>[];
}

/** Takes the songs that are shown elsewhere: as text, or as a file. */
export function ListExport({ tasteName, recommendations }: ListExportProps) {
  const songs: ListedSong[] = readFragment(ListExportFragment, recommendations).map(({ score, track }) => ({
    ...track,
    score,
  }));
  const download = () => {
    const url = URL.createObjectURL(new Blob([toCsv(songs)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileNameOf(tasteName);
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Group gap="xs">
      <CopyButton value={toText(songs)}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
      <Button size="xs" variant="default" onClick={download} leftSection={<IconDownload size={15} />}>
        CSV of these {songs.length}
      </Button>
    </Group>
  );
}
