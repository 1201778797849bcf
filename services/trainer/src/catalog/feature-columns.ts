import { FEATURES } from '@curator/contracts';
import { type RecordBatch, RecordBatchReader } from 'apache-arrow';

/** Songs as columns, as catalog's feeds have them. */
export interface FeatureColumns {
  trackIds: readonly string[];
  recordingIds: readonly string[];
  /** Column-major, nine features × rows, in memory that threads can share. NaN is missing. */
  features: Float32Array<SharedArrayBuffer>;
  nRows: number;
}

/** Some rows of a feed, in columns too. */
export interface FeedBatch extends Omit<FeatureColumns, 'features'> {
  features: Float32Array;
  /** 1 where there is nothing of the recording any more. */
  gone: Uint8Array;
}

/**
 * A feed, a batch at a time, so that reading a million rows does not hold others up.
 *
 * @throws Error where the bytes are not a feed
 */
export async function* readFeed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FeedBatch> {
  const pieces = bytes[Symbol.asyncIterator]();
  // Arrow stops reading where its stream ends, a moment before the answer does, and would break the connection off.
  const reader = await RecordBatchReader.from({ [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) });
  let isRead = false;
  try {
    for await (const batch of reader) if (batch.numRows > 0) yield toFeedBatch(batch);
    while (!(await pieces.next()).done);
    isRead = true;
  } finally {
    // What is broken off says so, to nobody who would want to know.
    if (!isRead) await pieces.return?.().catch(() => {});
  }
}

function toFeedBatch(batch: RecordBatch): FeedBatch {
  const nRows = batch.numRows;
  const column = (name: string) => {
    const vector = batch.getChild(name);
    if (!vector) throw new Error(`catalog's feed has no column ${name}`);
    return vector;
  };
  const ids = (name: string) => Array.from(column(name), idOf);
  const features = new Float32Array(nRows * FEATURES.length);
  for (const [index, name] of FEATURES.entries()) {
    const vector = column(name);
    if (vector.nullCount === 0) features.set(vector.toArray() as Float32Array, index * nRows);
    else for (let row = 0; row < nRows; row += 1) features[index * nRows + row] = vector.get(row) ?? Number.NaN;
  }
  const gone = Uint8Array.from(column('gone'), (isGone) => (isGone ? 1 : 0));
  return { trackIds: ids('trackId'), recordingIds: ids('recordingId'), features, gone, nRows };
}

/** As text, in the form that all other parts know. */
function idOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The nine values of one row. */
export function featuresOf({ features, nRows }: FeatureColumns, row: number): Float32Array {
  return Float32Array.from(FEATURES, (_, index) => features[index * nRows + row] as number);
}

export function isComplete({ features, nRows }: FeatureColumns, row: number): boolean {
  for (let feature = 0; feature < FEATURES.length; feature += 1)
    if (Number.isNaN(features[feature * nRows + row])) return false;
  return true;
}

/** Puts rows in an order that depends on nothing but how the songs sound: ids differ between installations, and what is learned should not. */
export function sortBySound({ features, nRows }: FeatureColumns, rows: Uint32Array): Uint32Array {
  return rows.sort((a, b) => {
    for (let feature = 0; feature < FEATURES.length; feature += 1) {
      const difference = (features[feature * nRows + a] as number) - (features[feature * nRows + b] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
