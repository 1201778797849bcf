import { TasteProblem } from '../tastes/taste-problem.ts';

/** The result union's answer: what was made, or what was wrong. Whatever was not foreseen is thrown on. */
export async function orProblem<Result extends object, Name extends string>(typename: Name, make: Promise<Result>) {
  try {
    return { __typename: typename, ...(await make) };
  } catch (error) {
    if (!(error instanceof TasteProblem)) throw error;
    return { __typename: 'TasteProblem' as const, code: error.code, message: error.message };
  }
}
