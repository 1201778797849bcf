import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { formatMoment } from '../format/moments.ts';
import { countOf, formatAuc } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { Panel } from '../page/panel.tsx';
import { StateBadge } from '../training/state-badge.tsx';
import classes from './trainings.module.css';

const TrainingsFragment = graphql(`
  fragment Trainings_job on TrainingJob {
    id
    state
    createdAt
    cellsTotal
    best {
      rocAuc
    }
  }
`);

export interface TrainingsProps {
  jobs: readonly FragmentType<typeof TrainingsFragment>[];
}

/** The taste's trainings, newest first. */
export function Trainings({ jobs }: TrainingsProps) {
  if (jobs.length === 0) return null;
  return (
    <Panel title="Trainings">
      <ul className={classes.list}>
        {readFragment(TrainingsFragment, jobs).map(({ id, state, createdAt, cellsTotal, best }) => (
          <li key={id} className={classes.item}>
            <Anchor component={Link} to={`/trainings/${id}`} fw={500} style={{ flex: 1 }}>
              {formatMoment(createdAt)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {countOf(cellsTotal, 'combination')}
              {best && `, AUC ${formatAuc(best.rocAuc)}`}
            </Text>
            <StateBadge state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
