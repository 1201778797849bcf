import { expandGrid, GRIDS, type GridCell } from '@curator/forest';

export const GRID_PRESETS = {
  STANDARD: expandGrid(GRIDS.standard),
  CURATOR_2021: expandGrid(GRIDS.curator2021),
} as const satisfies Record<string, readonly GridCell[]>;

export type GridPreset = keyof typeof GRID_PRESETS;

/** The combinations of a preset; cell numbers everywhere are places in this list. */
export function gridOf(preset: string): readonly GridCell[] {
  const cells = GRID_PRESETS[preset as GridPreset];
  if (!cells) throw new Error(`There is no grid "${preset}"`);
  return cells;
}

export const FOLDS = 5;

/** What the cell is chosen by: the area under the ROC curve; the grid of the app before Curator chose by accuracy, and still does. */
export function selectionScore(preset: string): 'rocAuc' | 'accuracy' {
  return preset === 'CURATOR_2021' ? 'accuracy' : 'rocAuc';
}
