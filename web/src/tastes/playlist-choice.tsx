import { Badge, Checkbox } from '@mantine/core';
import { useId } from 'react';
import { countOf } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import classes from './playlist-picker.module.css';
import type { ChosenPlaylist } from './taste-draft.ts';

const PlaylistChoiceFragment = graphql(`
  fragment PlaylistChoice_playlist on Playlist {
    id
    name
    own
    usableCount
  }
`);

export interface PlaylistChoiceProps {
  playlist: FragmentType<typeof PlaylistChoiceFragment>;
  chosen: boolean;
  onChoose: (playlist: ChosenPlaylist) => void;
  onRemove: (id: string) => void;
}

export function PlaylistChoice({ playlist, chosen, onChoose, onRemove }: PlaylistChoiceProps) {
  const { id, name, own, usableCount } = readFragment(PlaylistChoiceFragment, playlist);
  const input = useId();
  return (
    <label htmlFor={input} className={classes.choice} data-chosen={chosen || undefined}>
      <Checkbox
        id={input}
        checked={chosen}
        onChange={(event) => (event.currentTarget.checked ? onChoose({ id, name, usableCount }) : onRemove(id))}
        aria-label={name}
      />
      <span className={classes.name}>{name}</span>
      {own && (
        <Badge size="sm" variant="light" tt="none">
          Yours
        </Badge>
      )}
      <span className={classes.count}>{countOf(usableCount, 'song')}</span>
    </label>
  );
}
