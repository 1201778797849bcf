import type { ReactNode } from 'react';
import classes from './track-row.module.css';

export interface TrackListProps {
  label: string;
  children: ReactNode;
}

export function TrackList({ label, children }: TrackListProps) {
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  );
}
