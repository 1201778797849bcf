import { FEATURES } from '@curator/contracts';
import type { FeatureColumns, FeedBatch } from './feature-columns.ts';

const NINE = FEATURES.length;
const FIRST_CAPACITY = 1_024;

/** Songs by recording, which a feed's batches are applied to. */
export interface HeldSongs {
  apply(batch: FeedBatch): void;
  /** A copy as it is now: what is applied later does not change it. */
  columns(): FeatureColumns;
}

export function createHeldSongs(): HeldSongs {
  const rowOf = new Map<string, number>();
  const trackIds: string[] = [];
  const recordingIds: string[] = [];
  /** Row after row, with room at the end. */
  let features = new Float32Array(FIRST_CAPACITY * NINE);

  const put = (batch: FeedBatch, from: number) => {
    const recordingId = batch.recordingIds[from] as string;
    const row = rowOf.get(recordingId) ?? recordingIds.length;
    if (row === recordingIds.length) {
      rowOf.set(recordingId, row);
      recordingIds.push(recordingId);
      if ((row + 1) * NINE > features.length) features = grown(features);
    }
    trackIds[row] = batch.trackIds[from] as string;
    for (let feature = 0; feature < NINE; feature += 1)
      features[row * NINE + feature] = batch.features[feature * batch.nRows + from] as number;
  };
  /** The last row takes its place. */
  const remove = (recordingId: string) => {
    const row = rowOf.get(recordingId);
    if (row === undefined) return;
    rowOf.delete(recordingId);
    const lastRecording = recordingIds.pop() as string;
    const lastTrack = trackIds.pop() as string;
    if (row === recordingIds.length) return;
    rowOf.set(lastRecording, row);
    recordingIds[row] = lastRecording;
    trackIds[row] = lastTrack;
    features.copyWithin(row * NINE, recordingIds.length * NINE, (recordingIds.length + 1) * NINE);
  };
  return {
    apply(batch) {
      for (let row = 0; row < batch.nRows; row += 1)
        if (batch.gone[row] === 1) remove(batch.recordingIds[row] as string);
        else put(batch, row);
    },
    columns() {
      const nRows = recordingIds.length;
      const columns = new Float32Array(new SharedArrayBuffer(nRows * NINE * 4));
      for (let row = 0; row < nRows; row += 1)
        for (let feature = 0; feature < NINE; feature += 1)
          columns[feature * nRows + row] = features[row * NINE + feature] as number;
      return { trackIds: trackIds.slice(), recordingIds: recordingIds.slice(), features: columns, nRows };
    },
  };
}

function grown(features: Float32Array): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(features.length * 2);
  larger.set(features);
  return larger;
}
