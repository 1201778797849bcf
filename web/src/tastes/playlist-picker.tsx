import { Group, Pill, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { problemText } from '../apollo/problem.ts';
import { countOf, formatCount } from '../format/numbers.ts';
import { usePlaylists } from '../library/use-playlists.ts';
import { LoadMore } from '../page/load-more.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { PlaylistChoice } from './playlist-choice.tsx';
import classes from './playlist-picker.module.css';
import { type ChosenPlaylist, usableSongs } from './taste-draft.ts';

/** The newest of the chosen are shown by name. */
const SHOWN = 10;

export interface PlaylistPickerProps {
  label: string;
  chosen: readonly ChosenPlaylist[];
  onChange: (chosen: ChosenPlaylist[]) => void;
  error?: string;
}

/** Chooses any number of playlists, found by name among many. */
export function PlaylistPicker({ label, chosen, onChange, error: wrong }: PlaylistPickerProps) {
  const [words, setWords] = useState('');
  const { playlists, total, ready, error, searching, hasMore, loadingMore, loadMore, retry } = usePlaylists(words);
  const wrongId = useId();
  const remove = (id: string) => onChange(chosen.filter((playlist) => playlist.id !== id));

  if (error) return <ProblemAlert text={problemText(error)} onRetry={retry} />;
  if (!ready) return <WaitingRows count={4} />;
  if (total === 0) {
    return (
      <Text size="sm">
        There are no playlists yet. <Link to="/library">Bring one first</Link>.
      </Text>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be described by its error in all screen readers
    <div role="group" aria-label={label} aria-describedby={wrong ? wrongId : undefined}>
      {chosen.length > 0 && (
        <Group gap={6} mb="sm">
          {chosen.slice(-SHOWN).map(({ id, name }) => (
            <Pill
              key={id}
              size="md"
              withRemoveButton
              onRemove={() => remove(id)}
              removeButtonProps={{ 'aria-label': `Take out ${name}`, 'aria-hidden': false, tabIndex: 0 }}
            >
              {name}
            </Pill>
          ))}
          {chosen.length > SHOWN && (
            <Text size="sm" c="dimmed">
              and {formatCount(chosen.length - SHOWN)} more,
            </Text>
          )}
          <Text size="sm" c="dimmed" role="status">
            {countOf(usableSongs(chosen), 'song')} to learn from
          </Text>
        </Group>
      )}
      <TextInput
        aria-label={`Find among the ${total} playlists by name`}
        placeholder="Find by name"
        aria-invalid={wrong !== undefined}
        leftSection={<IconSearch size={16} />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        mb="xs"
      />
      <div className={classes.choices}>
        {playlists.map((playlist) => (
          <PlaylistChoice
            key={playlist.id}
            playlist={playlist}
            chosen={chosen.some(({ id }) => id === playlist.id)}
            onChoose={(choice) => onChange([...chosen, choice])}
            onRemove={remove}
          />
        ))}
        {playlists.length === 0 && (
          <Text size="sm" c="dimmed" p="sm" role="status">
            {searching ? 'Looking…' : `No playlist is named like “${words.trim()}”.`}
          </Text>
        )}
      </div>
      {hasMore && (
        <LoadMore
          shown={playlists.length}
          total={total}
          noun="playlist"
          hasMore
          loading={loadingMore}
          onMore={loadMore}
        />
      )}
      {wrong && (
        <Text id={wrongId} size="sm" c="var(--cu-bad)" mt="xs" role="alert">
          {wrong}
        </Text>
      )}
    </div>
  );
}
