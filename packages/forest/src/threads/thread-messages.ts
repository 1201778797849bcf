import type { Dataset } from '../data/dataset.ts';
import type { GridCell } from '../search/grid.ts';
import type { Forest } from '../trees/forest.ts';

/** What the pool asks of each of its threads. */
export type ThreadRequest =
  | {
      readonly kind: 'search';
      readonly dataset: Dataset;
      readonly cells: readonly GridCell[];
      readonly folds: Uint8Array;
      readonly seed: number;
      readonly onlyFolds: readonly number[] | undefined;
      /** Two words: the next unit that nobody has taken, and whether to stop. */
      readonly control: Int32Array<SharedArrayBuffer>;
    }
  | {
      readonly kind: 'predict';
      readonly forest: Forest;
      /** Rows of this thread only, column-major. */
      readonly features: Float32Array;
      readonly nRows: number;
    };

export type ThreadAnswer =
  | { readonly kind: 'unit'; readonly unit: number; readonly said: Float64Array<ArrayBuffer> }
  | { readonly kind: 'searched' }
  | { readonly kind: 'predicted'; readonly probabilities: Float64Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };
