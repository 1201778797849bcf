import { RefreshProblem } from '../features/refresh/refresh-problem.ts';

/** What was asked for, or what is wrong with that. */
export async function orRefreshProblem<Result>(work: () => Promise<Result>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefreshProblem)) throw error;
    return { __typename: 'FeatureRefreshProblem', code: error.code, message: error.message };
  }
}
