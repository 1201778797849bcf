import { inTransaction } from '@curator/service-kit';
import { checkRequeueable, requeue as requeueJob } from '../jobs/requeue-training.ts';
import { stopJob } from '../jobs/training-job.ts';
import { announceProgress } from '../progress/announcement.ts';
import { TasteProblem } from '../tastes/taste-problem.ts';
import { checkId, type Operator, OperatorError } from './operator.ts';

/** Queues failed trainings again. Limits are for listeners: an operator may go beyond them. */
export async function requeue({ pool, connect, isJson }: Operator, ids: readonly string[]): Promise<string> {
  checkIds('requeue', ids);
  const nats = await connect();
  return each(ids, isJson, async (id) => {
    const revision = await inTransaction(pool, async (client) => {
      await checkRequeueable(client, id);
      return requeueJob(client, id);
    });
    announceProgress(nats, id, revision);
    return 'queued again';
  });
}

export async function cancel({ pool, connect, isJson }: Operator, ids: readonly string[]): Promise<string> {
  checkIds('cancel', ids);
  const nats = await connect();
  return each(ids, isJson, async (id) => {
    if (await stopJob({ pool, nats }, id)) return 'cancelled';
    throw new TasteProblem('NOT_FOUND', 'There is no training with this id that has not ended.');
  });
}

function checkIds(command: string, ids: readonly string[]): void {
  if (ids.length === 0) throw new OperatorError(`${command} takes the ids of one or more trainings.`, 2);
  for (const id of ids) checkId(id);
}

/** Does it to all, also where it cannot be done to some. @throws OperatorError where it could not to one */
async function each(ids: readonly string[], isJson: boolean, act: (id: string) => Promise<string>): Promise<string> {
  const outcomes: { id: string; done: boolean; outcome: string }[] = [];
  for (const id of ids) {
    const outcome = await act(id).then(
      (said) => ({ id, done: true, outcome: said }),
      // Whatever it is: what was done to the others must be told.
      (error) => ({ id, done: false, outcome: error instanceof Error ? error.message : String(error) }),
    );
    outcomes.push(outcome);
  }
  const text = isJson
    ? `${JSON.stringify(outcomes, null, 2)}\n`
    : outcomes.map(({ id, outcome }) => `${id}  ${outcome}\n`).join('');
  if (outcomes.every(({ done }) => done)) return text;
  throw new OperatorError(text.trimEnd());
}
