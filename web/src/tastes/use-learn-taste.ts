import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from '../apollo/idempotency-key.ts';
import { problemText } from '../apollo/problem.ts';
import { graphql } from '../gql/index.ts';
import { useTrainTaste } from '../training/use-train-taste.ts';
import type { TasteDraft } from './taste-draft.ts';
import type { TrainingChoice } from './training-options.tsx';

const CreateTasteMutation = graphql(`
  mutation CreateTaste($input: CreateTasteInput!) {
    createTaste(input: $input) {
      __typename
      ... on Taste {
        id
        name
      }
      ... on TasteProblem {
        message
      }
    }
  }
`);

/** Makes a taste and trains it. `learn` resolves to where to go on, or to nothing where `problem` says why not. */
export function useLearnTaste() {
  const [createTaste, { client }] = useMutation(CreateTasteMutation);
  const train = useTrainTaste();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  // One key as long as the draft stays the same: pressing again after a broken connection makes no second taste.
  const attempt = useRef<{ draft: TasteDraft; key: string }>(undefined);

  const learn = async (draft: TasteDraft, options: TrainingChoice): Promise<string | undefined> => {
    if (attempt.current?.draft !== draft) attempt.current = { draft, key: newIdempotencyKey() };
    setBusy(true);
    setProblem(undefined);
    try {
      const { data } = await createTaste({ variables: { input: inputOf(draft, attempt.current.key) } });
      const result = data?.createTaste;
      if (result?.__typename !== 'Taste') {
        setProblem(result?.message ?? 'The taste could not be made. Try again.');
        return undefined;
      }
      client.cache.evict({ fieldName: 'tastes' });
      const training = await train(result.id, options, attempt.current.key);
      // The taste is there; its own page offers to train it once what was wrong is put right.
      return training.jobId ? `/trainings/${training.jobId}` : `/tastes/${result.id}`;
    } catch (error) {
      setProblem(problemText(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { learn, busy, problem };
}

function inputOf({ name, likes, against, dislikes }: TasteDraft, idempotencyKey: string) {
  return {
    name: name.trim(),
    likes: likes.map(({ id }) => id),
    dislikes: against === 'playlists' ? dislikes.map(({ id }) => id) : [],
    idempotencyKey,
  };
}
