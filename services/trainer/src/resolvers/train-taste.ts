import { field, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import type { GridPreset } from '../jobs/grid-preset.ts';
import { trainTaste as train } from '../jobs/train-taste.ts';
import { orProblem } from './problem-result.ts';

interface TrainTasteInput {
  tasteId: string;
  grid: GridPreset | null;
  seed: number | null;
  idempotencyKey?: string | null;
}

export const trainTaste = field(
  withScope('tastes:write'),
  (_parent: unknown, { input }: { input: TrainTasteInput }, context: TrainerContext) => {
    // A default applies where nothing is given; a client may still give null.
    const request = { ...input, grid: input.grid ?? 'STANDARD', seed: input.seed ?? 1 };
    return orProblem('TrainingJob', train(context, context.caller.subject, request));
  },
);
