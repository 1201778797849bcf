import { useMutation } from '@apollo/client/react';
import { newIdempotencyKey } from '../apollo/idempotency-key.ts';
import { problemText } from '../apollo/problem.ts';
import type { GridPreset } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

const TrainTasteMutation = graphql(`
  mutation TrainTaste($input: TrainTasteInput!) {
    trainTaste(input: $input) {
      __typename
      ... on TrainingJob {
        id
        state
      }
      ... on TasteProblem {
        message
      }
    }
  }
`);

export type StartedTraining = { jobId: string; problem?: undefined } | { jobId?: undefined; problem: string };

export interface TrainOptions {
  grid?: GridPreset;
  seed?: number;
}

/** Queues a training; tells its job, or in words why it could not begin. */
export function useTrainTaste() {
  const [trainTaste, { client }] = useMutation(TrainTasteMutation);
  return async (
    tasteId: string,
    options: TrainOptions = {},
    idempotencyKey = newIdempotencyKey(),
  ): Promise<StartedTraining> => {
    try {
      const { data } = await trainTaste({ variables: { input: { tasteId, ...options, idempotencyKey } } });
      const result = data?.trainTaste;
      if (result?.__typename !== 'TrainingJob')
        return { problem: result?.message ?? 'The training could not begin. Try again.' };
      client.cache.evict({
        id: client.cache.identify({ __typename: 'Taste', id: tasteId }),
        fieldName: 'jobs',
      });
      return { jobId: result.id };
    } catch (error) {
      return { problem: problemText(error) };
    }
  };
}
