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

/**
 * Rows of which no value is missing, in an order that depends on nothing but how the songs sound: ids differ between
 * installations, and what is learned should not.
 */
export function rowsBySound(columns: FeatureColumns): Uint32Array {
  const { features, nRows } = columns;
  const valueAt = (feature: number, row: number) => features[feature * nRows + row] as number;
  const isComplete = (row: number) => FEATURES.every((_, feature) => Number.isFinite(valueAt(feature, row)));
  const rows = Uint32Array.from({ length: nRows }, (_, row) => row).filter(isComplete);
  return rows.sort((a, b) => {
    for (let feature = 0; feature < FEATURES.length; feature += 1) {
      const difference = valueAt(feature, a) - valueAt(feature, b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
