import type { TokenResponse } from '@curator/contracts';
import type { ExecutionResult } from 'graphql';
import { type EventExecution, executeEvent } from './event-execution.ts';
import { openUpstream } from './upstream.ts';

export interface SubscriptionStreamOptions extends EventExecution {
  requestId: string;
  /** Who subscribes, asked anew for each event so that no join runs with an old token. Rejects when they may no longer. */
  identity: () => Promise<TokenResponse>;
}

/** Answers for one client: one for each event of the subgraph that the subscription belongs to. */
export function subscriptionStream(options: SubscriptionStreamOptions): AsyncIterableIterator<ExecutionResult> {
  const { plan, variables, subgraphs, identity, requestId } = options;
  const { primary } = plan;
  const name = primary.serviceName as keyof typeof subgraphs;
  const used = primary.variableUsages ?? [];
  const events = openUpstream({
    url: subgraphs[name].url.replace(/^http/, 'ws'),
    payload: {
      query: primary.operation,
      variables: Object.fromEntries(used.filter((key) => key in variables).map((key) => [key, variables[key]])),
      ...(primary.operationName && { operationName: primary.operationName }),
    },
    token: async () => (await identity()).tokens[name] ?? '',
    name,
  });
  const answers: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const { done, value } = await events.next();
      if (done) return { done, value: undefined };
      try {
        const context = { identity: await identity(), requestId };
        return { done: false, value: await executeEvent(options, value, context) };
      } catch (error) {
        // Whoever iterates does not return a stream that has thrown.
        await events.return?.();
        throw error;
      }
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => answers,
  };
  return answers;
}
