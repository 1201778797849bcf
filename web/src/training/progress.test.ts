import { expect, test } from 'vitest';
import { type Cell, mergeProgress, type Progress, type ProgressEvent } from './progress.ts';

const cell = (nEstimators: number, rocAuc: number): Cell => ({
  nEstimators,
  maxFeatures: 'sqrt',
  minSamplesLeaf: 1,
  accuracy: 0.8,
  rocAuc,
});
const seen: Progress = {
  revision: 4,
  state: 'RUNNING',
  cellsDone: 1,
  cellsTotal: 36,
  cells: [cell(10, 0.8)],
  best: cell(10, 0.8),
};
const event = (part: Partial<ProgressEvent>): ProgressEvent => ({
  fromRevision: 4,
  revision: 5,
  state: 'RUNNING',
  cellsDone: 2,
  cellsTotal: 36,
  newCells: [cell(20, 0.9)],
  best: cell(20, 0.9),
  ...part,
});

test('an event that follows adds its cells, best first', () => {
  const { progress, missed } = mergeProgress(seen, event({}));
  expect(missed).toBe(false);
  expect(progress).toMatchObject({ revision: 5, cellsDone: 2, best: cell(20, 0.9) });
  expect(progress.cells).toEqual([cell(20, 0.9), cell(10, 0.8)]);
});

test('an event that skips revisions says that some were missed', () => {
  expect(mergeProgress(seen, event({ fromRevision: 6, revision: 7 })).missed).toBe(true);
});

test('an event that is not newer changes nothing', () => {
  expect(mergeProgress(seen, event({ revision: 4, fromRevision: 3, state: 'QUEUED' })).progress).toBe(seen);
});

test('a snapshot that begins earlier brings no cell twice', () => {
  const snapshot = event({ fromRevision: 0, newCells: [cell(10, 0.8), cell(20, 0.9)] });
  const { progress, missed } = mergeProgress(seen, snapshot);
  expect(missed).toBe(false);
  expect(progress.cells).toHaveLength(2);
});
