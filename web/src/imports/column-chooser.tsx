import { Button, Group, Select, SimpleGrid, Text } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { FEATURES } from '../tracks/features.ts';
import { readPreview } from './read-preview.ts';
import type { ColumnMapping } from './upload-queue.ts';

const FIELDS = [
  { field: 'title', label: 'Title', required: true },
  { field: 'artists', label: 'Artist', required: true },
  { field: 'album', label: 'Album', required: false },
  { field: 'playlistName', label: 'Playlist', required: false },
  { field: 'spotifyId', label: 'Spotify id', required: false },
  ...FEATURES.map(({ name, label }) => ({ field: name, label, required: false })),
];

export interface ColumnChooserProps {
  file: File;
  onChoose: (mapping: ColumnMapping) => void;
}

/** Asks which column holds what, where a file does not say so by names that are known. What seems likely is proposed, and never taken for granted. */
export function ColumnChooser({ file, onChoose }: ColumnChooserProps) {
  const [columns, setColumns] = useState<string[]>([]);
  const [mapping, setMapping] = useState<ColumnMapping>({});
  const [tried, setTried] = useState(false);
  useEffect(() => {
    void readPreview(file).then((preview) => {
      if (!preview) return;
      setColumns([...new Set(preview.header.filter((name) => name !== ''))]);
      const proposed = Object.fromEntries(preview.proposed.map(({ field, column }) => [field, column]));
      // What was chosen meanwhile stays.
      setMapping((chosen) => ({ ...proposed, ...chosen }));
    });
  }, [file]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (mapping.title && mapping.artists) onChoose(mapping);
  };

  return (
    <form onSubmit={submit}>
      <Text size="sm" mt={4} mb="sm" role="alert">
        Its columns do not say which one holds the titles and which the artists. Choose them here, or see whether what
        is proposed is right; what has no column can stay empty.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" verticalSpacing="xs">
        {FIELDS.map(({ field, label, required }) => (
          <Select
            key={field}
            label={label}
            withAsterisk={required}
            data={columns}
            value={mapping[field] ?? null}
            onChange={(column) => setMapping((chosen) => choose(chosen, field, column))}
            clearable={!required}
            allowDeselect={false}
            searchable
            placeholder={required ? 'Choose a column' : 'As the file names it'}
            error={tried && required && !mapping[field] ? 'Choose a column.' : undefined}
          />
        ))}
      </SimpleGrid>
      <Group mt="md">
        <Button type="submit">Read it with these columns</Button>
      </Group>
    </form>
  );
}

function choose(mapping: ColumnMapping, field: string, column: string | null): ColumnMapping {
  const { [field]: _before, ...rest } = mapping;
  return column === null ? rest : { ...rest, [field]: column };
}
