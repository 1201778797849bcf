import { field, pageSize, reference, withScope } from '@curator/service-kit';
import type { TrainerContext } from '../context.ts';
import type { Job } from '../database.ts';
import { bestRow, toCell } from '../jobs/cell.ts';

const readable = withScope('tastes:read');

/** What a training learns from, as the API shows it. */
export const trainingDataOf = ({ likes, dislikes, background, contradictory, withoutFeatures }: Job) => ({
  likes,
  dislikes,
  background,
  contradictory,
  withoutFeatures,
});

export const trainingJobResolvers = {
  __resolveReference: reference(readable, ({ id }: { id: string }, { loaders }: TrainerContext) =>
    loaders.job.load(id),
  ),
  taste: field(readable, ({ tasteId }: Job, _args: unknown, { loaders }: TrainerContext) =>
    loaders.taste.load(tasteId),
  ),
  owner: field(readable, ({ owner }: Job, _args: unknown, _context: TrainerContext) => ({
    __typename: 'User',
    id: owner,
  })),
  data: field(readable, (job: Job, _args: unknown, _context: TrainerContext) => trainingDataOf(job)),
  cellsDone: field(readable, ({ id }: Job, _args: unknown, { loaders }: TrainerContext) => loaders.cellsDone.load(id)),
  cells: field(
    readable,
    async ({ id, grid }: Job, { first }: { first: number | null }, { loaders }: TrainerContext) => {
      const rows = await loaders.cellsOfJob.load(id);
      const bestFirst = rows.toSorted((a, b) => b.rocAuc - a.rocAuc || a.cell - b.cell);
      return bestFirst.slice(0, pageSize(first, 600, 600)).map((row) => toCell(grid, row));
    },
  ),
  best: field(readable, async ({ id, grid }: Job, _args: unknown, { loaders }: TrainerContext) => {
    const best = bestRow(grid, await loaders.cellsOfJob.load(id));
    return best ? toCell(grid, best) : null;
  }),
  model: field(readable, ({ id }: Job, _args: unknown, { loaders }: TrainerContext) => loaders.modelOfJob.load(id)),
};
