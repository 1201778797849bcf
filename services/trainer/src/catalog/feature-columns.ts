import { FEATURES } from '@curator/contracts';
import { tableFromIPC } from 'apache-arrow';

/** Songs as columns, as catalog's feeds have them. */
export interface FeatureColumns {
  trackIds: readonly string[];
  recordingIds: readonly string[];
  /** Column-major, nine features × rows, in memory that threads can share. NaN is missing. */
  features: Float32Array<SharedArrayBuffer>;
  nRows: number;
}

/** @throws Error where the bytes are not a feed */
export function decodeFeatureColumns(bytes: Uint8Array): FeatureColumns {
  const table = tableFromIPC(bytes);
  const column = (name: string) => {
    const vector = table.getChild(name);
    if (!vector) throw new Error(`catalog's feed has no column ${name}`);
    return vector;
  };
  const nRows = table.numRows;
  const features = new Float32Array(new SharedArrayBuffer(nRows * FEATURES.length * 4));
  for (const [index, name] of FEATURES.entries()) {
    const vector = column(name);
    if (vector.nullCount === 0) features.set(vector.toArray() as Float32Array, index * nRows);
    else for (let row = 0; row < nRows; row += 1) features[index * nRows + row] = vector.get(row) ?? Number.NaN;
  }
  const texts = (name: string) => [...column(name)] as string[];
  return { trackIds: texts('trackId'), recordingIds: texts('recordingId'), features, nRows };
}

/** The nine values of one row. */
export function featuresOf({ features, nRows }: FeatureColumns, row: number): Float32Array {
  return Float32Array.from(FEATURES, (_, index) => features[index * nRows + row] as number);
}
