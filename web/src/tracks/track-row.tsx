import { UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatLength } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { FeatureBars } from './feature-bars.tsx';
import { FeatureTable } from './feature-table.tsx';
import { SpotifyLink } from './spotify-link.tsx';
import classes from './track-row.module.css';

const TrackRowFragment = graphql(`
  fragment TrackRow_track on Track {
    id
    title
    artists
    album
    durationMs
    spotifyId
    features {
      ...FeatureBars_features
      ...FeatureTable_features
    }
  }
`);

export interface TrackRowProps {
  track: FragmentType<typeof TrackRowFragment>;
  /** What a list has to say about each of its songs. */
  children?: ReactNode;
}

/** A song in a list; opens to show its features in full. */
export function TrackRow({ track, children }: TrackRowProps) {
  const { title, artists, album, durationMs, spotifyId, features } = readFragment(TrackRowFragment, track);
  const [opened, { toggle }] = useDisclosure();
  const id = useId();
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <div className={classes.song}>
          <span className={classes.title}>{title}</span>
          <span className={classes.by}>
            {artists.join(', ')}
            {album && <> · {album}</>}
          </span>
        </div>
        {children}
        <FeatureBars features={features} />
        <span className={classes.length}>{durationMs === null ? '' : formatLength(durationMs)}</span>
        <SpotifyLink spotifyId={spotifyId} title={title} />
        <UnstyledButton
          onClick={toggle}
          disabled={!features}
          className={classes.toggle}
          data-opened={opened || undefined}
          aria-expanded={opened}
          aria-controls={id}
          aria-label={`How ${title} sounds`}
        >
          <IconChevronDown size={18} />
        </UnstyledButton>
      </div>
      <div id={id} hidden={!opened} className={classes.details}>
        {opened && features && <FeatureTable features={features} />}
      </div>
    </li>
  );
}
