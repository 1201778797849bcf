import type { TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { problemText } from '../apollo/problem.ts';

interface TasteProblem {
  __typename: 'TasteProblem';
  message: string;
}

/** Runs a mutation on one training; what goes wrong is shown under the title. */
export function useJobMutation<Data extends object>(
  mutation: TypedDocumentNode<Data, { jobId: string }>,
  jobId: string,
  title: string,
) {
  const [mutate, { loading }] = useMutation(mutation);
  const run = async () => {
    const problem = await mutate({ variables: { jobId } }).then(({ data }) => problemIn(data), problemText);
    if (problem) notifications.show({ color: 'red', title, message: problem });
  };
  return { run, loading };
}

function problemIn(data: object | null | undefined): string | undefined {
  const results: ({ __typename?: string } | TasteProblem)[] = Object.values(data ?? {});
  return results.find((result): result is TasteProblem => result.__typename === 'TasteProblem')?.message;
}
