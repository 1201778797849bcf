import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { countOf, formatCount } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { ImportIssues } from './import-issues.tsx';
import classes from './import-report.module.css';
import { UndoImport } from './undo-import.tsx';

const ImportReportFragment = graphql(`
  fragment ImportReport_import on Import {
    id
    state
    fileName
    dialect
    playlists {
      id
      name
      trackCount
    }
    report {
      rowsRead
      tracks
      newTracks
      duplicates
      withoutFeatures
      outOfRange
      unusableRows
      changed
      ...ImportIssues_report
    }
    problem {
      code
      message
    }
  }
`);

const SHOWN_PLAYLISTS = 8;

export interface ImportReportProps {
  import: FragmentType<typeof ImportReportFragment>;
}

/** What became of a file: what it brought, and what in it could not be used. */
export function ImportReport(props: ImportReportProps) {
  const { id, state, fileName, dialect, playlists, report, problem } = readFragment(ImportReportFragment, props.import);
  if (problem) return <ProblemAlert text={problem.message} />;
  if (!report) return <Text size="sm">It is still being read.</Text>;
  if (state === 'UNDONE') return <Text size="sm">You took it back: nothing of it is here any more.</Text>;
  return (
    <>
      <Text size="sm" c="dimmed">
        {dialect && dialect !== 'CSV' ? `Read as a file of ${dialect}` : 'Read as CSV'}:{' '}
        {countOf(playlists.length, 'playlist')}, {countOf(report.tracks, 'song')}
      </Text>
      {!report.changed && <Text size="sm">Everything in it was here already: nothing is new.</Text>}
      <dl className={classes.figures}>
        <Figure count={report.rowsRead} label="rows read" />
        <Figure count={report.tracks} label="songs" note={`${formatCount(report.newTracks)} new here`} />
        <Figure count={report.duplicates} label="duplicates" note="folded into one" />
        <Figure count={report.withoutFeatures} label="without features" note="cannot be learned from" />
        <Figure count={report.outOfRange} label="values out of range" note="left out" />
        <Figure count={report.unusableRows} label="rows without a song" note="left out" />
      </dl>
      <Group gap="xs" mb="xs">
        {playlists.slice(0, SHOWN_PLAYLISTS).map(({ id, name, trackCount }) => (
          <Anchor key={id} component={Link} to={`/playlists/${id}`} className={classes.playlist}>
            {name} <span>{formatCount(trackCount)}</span>
          </Anchor>
        ))}
        {playlists.length > SHOWN_PLAYLISTS && (
          <Text size="sm" c="dimmed">
            and {formatCount(playlists.length - SHOWN_PLAYLISTS)} more
          </Text>
        )}
      </Group>
      <ImportIssues report={report} />
      <Group gap="md" mt="xs">
        <Anchor href={`/imports/${id}/rows.csv`} download size="sm">
          What became of each row (CSV)
        </Anchor>
        <UndoImport id={id} fileName={fileName} />
      </Group>
    </>
  );
}

interface FigureProps {
  count: number;
  label: string;
  note?: string;
}

function Figure({ count, label, note }: FigureProps) {
  return (
    <div className={count === 0 ? classes.none : undefined}>
      <dt>{label}</dt>
      <dd>{formatCount(count)}</dd>
      {note && count > 0 && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}
