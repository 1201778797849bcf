import { useQuery } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { problemText } from '../apollo/problem.ts';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { graphql } from '../gql/index.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { DeleteTaste } from '../tastes/delete-taste.tsx';
import { namesOf } from '../tastes/playlist-names.ts';
import { isOver } from '../training/progress.ts';
import { TrainButton } from '../training/train-button.tsx';
import { ModelSummary } from './model-summary.tsx';
import { Recommendations } from './recommendations.tsx';
import { Trainings } from './trainings.tsx';
import { UntrainedHint } from './untrained-hint.tsx';

const TasteQuery = graphql(`
  query TasteResults($id: ID!) {
    taste(id: $id) {
      id
      name
      likes {
        id
        name
      }
      dislikes {
        id
        name
      }
      model {
        id
        ...ModelSummary_model
      }
      jobs(first: 10) {
        id
        state
        ...Trainings_job
      }
      ...DeleteTaste_taste
    }
  }
`);

/** A taste: the songs found by its newest model, and how good that model is. */
export function ResultsPage() {
  const { tasteId = '' } = useParams();
  const { data, error, refetch } = useQuery(TasteQuery, { variables: { id: tasteId } });
  const taste = data?.taste;
  if (taste === null) return <NotFoundPage what="taste" />;
  if (!taste) {
    return error ? (
      <ProblemAlert text={problemText(error)} onRetry={() => void refetch()} />
    ) : (
      <WaitingRows count={9} />
    );
  }
  const { id, name, likes, dislikes, model, jobs } = taste;
  const underWay = jobs.find(({ state }) => !isOver(state));
  return (
    <>
      <PageHeading
        title={name}
        lead={`Likes ${namesOf(likes)}, as opposed to ${dislikes.length === 0 ? 'a sample of the catalogue' : namesOf(dislikes)}.`}
      >
        {model && !underWay && <TrainButton tasteId={id} label="Train again" variant="default" />}
        <DeleteTaste taste={taste} />
      </PageHeading>
      <Stack gap="lg">
        {(!model || underWay) && <UntrainedHint tasteId={id} jobId={underWay?.id} />}
        {model && <ModelSummary model={model} />}
        {model && <Recommendations key={model.id} tasteId={id} tasteName={name} />}
        <Trainings jobs={jobs} />
      </Stack>
    </>
  );
}
