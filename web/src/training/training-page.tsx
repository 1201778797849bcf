import { Group, SimpleGrid, Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { problemText } from '../apollo/problem.ts';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { formatMoment } from '../format/moments.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { Panel } from '../page/panel.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { BestCell } from './best-cell.tsx';
import { CellHeatMap } from './cell-heat-map.tsx';
import { CellTable } from './cell-table.tsx';
import { isOver } from './progress.ts';
import { StateBadge } from './state-badge.tsx';
import { TrainingActions } from './training-actions.tsx';
import { TrainingData } from './training-data.tsx';
import { TrainingMeter } from './training-meter.tsx';
import { TrainingOutcome } from './training-outcome.tsx';
import { useTraining } from './use-training.ts';

export function TrainingPage() {
  const { jobId = '' } = useParams();
  const { job, error, live, refetch, endsAt } = useTraining(jobId);
  if (job === null) return <NotFoundPage what="training" />;
  if (!job) {
    return error ? <ProblemAlert text={problemText(error)} onRetry={() => void refetch()} /> : <WaitingRows />;
  }
  return (
    <>
      <PageHeading
        title={job.taste.name}
        lead={
          <Group gap="sm">
            <StateBadge state={job.state} /> Training of {formatMoment(job.createdAt)}
          </Group>
        }
      >
        <TrainingActions jobId={job.id} tasteId={job.taste.id} state={job.state} />
      </PageHeading>
      <Stack gap="lg">
        <TrainingOutcome jobId={job.id} tasteId={job.taste.id} state={job.state} failure={job.failure} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <Panel title="Progress">
            <TrainingMeter
              state={job.state}
              cellsDone={job.cellsDone}
              cellsTotal={job.cellsTotal}
              createdAt={job.createdAt}
              startedAt={job.startedAt}
              finishedAt={job.finishedAt}
              endsAt={endsAt}
              live={live}
            />
            <TrainingData data={job.data} />
          </Panel>
          <Panel title={isOver(job.state) ? 'Best' : 'Best so far'}>
            <BestCell best={job.best} />
          </Panel>
        </SimpleGrid>
        <Panel
          title="Combinations tried"
          lead="Each field is a forest with other parameters, tested on songs that it had not seen: numbers of trees across, songs in a leaf down. The stronger the colour, the better it tells your likes apart."
        >
          <CellHeatMap cells={job.cells} best={job.best} />
          <CellTable cells={job.cells} />
        </Panel>
      </Stack>
    </>
  );
}
