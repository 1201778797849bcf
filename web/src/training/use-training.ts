import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useConnectionHolds } from '../apollo/connection.tsx';
import { isOver, mergeProgress } from './progress.ts';
import { TrainingProgressSubscription, TrainingQuery } from './training-query.ts';

const POLL_MS = 4_000;

/**
 * A training, live until it has ended. The query gives what is there, the subscription what changes; where the
 * subscription fails it is begun anew, and the query polls meanwhile.
 */
export function useTraining(jobId: string) {
  const [subscribed, setSubscribed] = useState(true);
  const [endsAt, setEndsAt] = useState<number>();
  const live = useConnectionHolds() && subscribed;
  const { data, error, refetch, startPolling, stopPolling } = useQuery(TrainingQuery, {
    variables: { id: jobId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const job = data?.trainingJob;
  const watched = job !== undefined && job !== null && !isOver(job.state);

  const { restart } = useSubscription(TrainingProgressSubscription, {
    variables: { jobId },
    skip: !watched,
    // What an event changes is merged by hand: written as it comes, its revision would hide a gap.
    fetchPolicy: 'no-cache',
    ignoreResults: true,
    onData: ({ client, data: { data: event } }) => {
      if (!event) return;
      setSubscribed(true);
      const { secondsLeft } = event.trainingProgress;
      setEndsAt(secondsLeft === null ? undefined : Date.now() + 1_000 * secondsLeft);
      let stale = false;
      client.cache.updateQuery({ query: TrainingQuery, variables: { id: jobId } }, (before) => {
        if (!before?.trainingJob) return undefined;
        const { progress, missed } = mergeProgress(before.trainingJob, event.trainingProgress);
        stale = missed || isOver(progress.state);
        const { startedAt } = event.trainingProgress.job;
        return { trainingJob: { ...before.trainingJob, ...progress, startedAt, cells: [...progress.cells] } };
      });
      if (stale) void refetch();
    },
    onError: () => {
      setSubscribed(false);
      setEndsAt(undefined);
    },
    onComplete: () => void refetch(),
  });

  useEffect(() => {
    if (!watched || live) return;
    startPolling(POLL_MS);
    return stopPolling;
  }, [watched, live, startPolling, stopPolling]);

  // A socket that broke is restored by itself; a subscription that the gateway ended is not.
  useEffect(() => {
    if (!watched || subscribed) return;
    const again = setInterval(restart, POLL_MS);
    return () => clearInterval(again);
  }, [watched, subscribed, restart]);

  return { job, error: job === undefined ? error : undefined, live, refetch, endsAt: live ? endsAt : undefined };
}
