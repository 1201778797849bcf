import { Stack, Text, TextInput } from '@mantine/core';
import { IconPlaylist, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { problemText } from '../apollo/problem.ts';
import { Hint } from '../page/hint.tsx';
import { LoadMore } from '../page/load-more.tsx';
import { Panel } from '../page/panel.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { PlaylistItem, PlaylistItems } from './playlist-item.tsx';
import { usePlaylists } from './use-playlists.ts';

/** All playlists that this listener can use: their own, then the catalogue's. */
export function LibraryPlaylists() {
  const [words, setWords] = useState('');
  const { playlists, total, ready, error, searching, hasMore, loadingMore, loadMore, retry } = usePlaylists(words);
  const own = playlists.filter((playlist) => playlist.own);
  const shared = playlists.filter((playlist) => !playlist.own);

  if (error) return <ProblemAlert text={problemText(error)} onRetry={retry} />;
  return (
    <Panel
      title="Playlists"
      action={
        <TextInput
          aria-label="Find a playlist by name"
          placeholder="Find by name"
          leftSection={<IconSearch size={16} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={{ base: '100%', xs: 220 }}
        />
      }
    >
      {!ready && <WaitingRows />}
      {ready && total === 0 && (
        <Hint
          icon={<IconPlaylist size={28} stroke={1.5} />}
          title="No playlists yet"
          text="Drop a CSV file above. Every playlist in it shows up here, ready to be learned from."
        />
      )}
      {ready && words.trim() !== '' && playlists.length === 0 && (
        <Text c="dimmed" role="status">
          {searching ? 'Looking…' : `No playlist is named like “${words.trim()}”.`}
        </Text>
      )}
      <Stack gap="lg">
        {own.length > 0 && (
          <PlaylistItems title="Yours">
            {own.map((playlist) => (
              <PlaylistItem key={playlist.id} playlist={playlist} />
            ))}
          </PlaylistItems>
        )}
        {shared.length > 0 && (
          <PlaylistItems title="From the catalogue">
            {shared.map((playlist) => (
              <PlaylistItem key={playlist.id} playlist={playlist} />
            ))}
          </PlaylistItems>
        )}
      </Stack>
      {ready && total > 0 && words.trim() === '' && (
        <LoadMore
          shown={playlists.length}
          total={total}
          noun="playlist"
          hasMore={hasMore}
          loading={loadingMore}
          onMore={loadMore}
        />
      )}
    </Panel>
  );
}
