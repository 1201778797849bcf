import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';

/**
 * graphql's `subscribe`, but every event is executed with a context of its own: `contextValue` is a function that makes one.
 * With one context for a stream's whole life, its loaders would answer later events with what they read for the first.
 */
export async function subscribePerEvent(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const createContext = args.contextValue as () => unknown;
  const source = await createSourceEventStream({ ...args, contextValue: createContext() });
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  // Not an async generator: that would queue return() behind a next() that may never come.
  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const { done, value } = await events.next();
      if (done) return { done: true, value: undefined };
      return { done: false, value: await execute({ ...args, rootValue: value, contextValue: createContext() }) };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return results;
    },
  };
  return results;
}
