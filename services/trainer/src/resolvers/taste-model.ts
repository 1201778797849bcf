import { FEATURES } from '@curator/contracts';
import { field, reference, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import type { Job } from '../database.ts';
import { toCell } from '../jobs/cell.ts';
import type { ModelSummary } from '../models/trained-forests.ts';
import { type PageArguments, recommendationPage } from './recommendation-page.ts';
import { trainingDataOf } from './training-job.ts';

const readable = withScope('tastes:read');

async function jobOf({ jobId }: ModelSummary, { loaders }: TrainerContext): Promise<Job> {
  const job = await loaders.job.load(jobId);
  if (!job) throw new Error(`The training ${jobId} of a model is gone`);
  return job;
}

export const tasteModelResolvers = {
  __resolveReference: reference(readable, ({ id }: { id: string }, { loaders }: TrainerContext) =>
    loaders.model.load(id),
  ),
  taste: field(readable, ({ tasteId }: ModelSummary, _args: unknown, { loaders }: TrainerContext) =>
    loaders.taste.load(tasteId),
  ),
  chosen: field(readable, async (model: ModelSummary, _args: unknown, context: TrainerContext) => {
    const [job, rows] = await Promise.all([jobOf(model, context), context.loaders.cellsOfJob.load(model.jobId)]);
    const row = rows.find(({ cell }) => cell === model.chosenCell);
    return row && toCell(job.grid, row);
  }),
  data: field(readable, async (model: ModelSummary, _args: unknown, context: TrainerContext) =>
    trainingDataOf(await jobOf(model, context)),
  ),
  importances: field(readable, ({ importances }: ModelSummary, _args: unknown, _context: TrainerContext) =>
    FEATURES.map((feature, index) => ({ feature, importance: importances[index] as number })).sort(
      (a, b) => b.importance - a.importance,
    ),
  ),
  recommendations: field(readable, (model: ModelSummary, args: PageArguments, context: TrainerContext) =>
    recommendationPage(model, args, context),
  ),
};
