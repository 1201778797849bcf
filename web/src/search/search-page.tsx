import { Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Hint } from '../page/hint.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { FoundTracks } from './found-tracks.tsx';
import { useTasteChoices } from './use-taste-choices.ts';

const TYPING_MS = 300;

export function SearchPage() {
  const [search, setSearch] = useSearchParams();
  const [words, setWords] = useState(search.get('q') ?? '');
  const [asked] = useDebouncedValue(words.trim(), TYPING_MS);
  const tastes = useTasteChoices();
  const tasteId = search.get('taste');

  useEffect(() => {
    setSearch((before) => withParam(before, 'q', asked), { replace: true, preventScrollReset: true });
  }, [asked, setSearch]);

  return (
    <>
      <PageHeading title="Search" lead="Songs of the catalogue and of your own playlists, by title or artist." />
      <Stack gap="lg">
        <search>
          <Stack gap="sm">
            <TextInput
              aria-label="Title or artist"
              placeholder="Title or artist"
              size="md"
              leftSection={<IconSearch size={18} />}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              maxLength={200}
            />
            {tastes.length > 0 && (
              <Select
                label="Score them by a taste"
                placeholder="No taste"
                data={tastes}
                value={tasteId}
                onChange={(id) => setSearch((before) => withParam(before, 'taste', id ?? ''), { replace: true })}
                clearable
                maw={360}
              />
            )}
          </Stack>
        </search>
        {asked === '' ? (
          <Hint
            icon={<IconSearch size={28} stroke={1.5} />}
            title="Look for a song"
            text="Type a part of its title or of its artist’s name; small slips are forgiven."
          />
        ) : (
          <FoundTracks query={asked} tasteId={tasteId} />
        )}
      </Stack>
    </>
  );
}

function withParam(before: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(before);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
