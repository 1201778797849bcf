import { field, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import { createTaste as create, type NewTaste } from '../tastes/create-taste.ts';
import { orProblem } from './problem-result.ts';

export const createTaste = field(
  withScope('tastes:write'),
  (_parent: unknown, { input }: { input: NewTaste }, context: TrainerContext) =>
    orProblem('Taste', create(context, context.caller.subject, input)),
);
