import { FEATURES } from '@curator/contracts';
import { Float32, Table, tableToIPC, Utf8, type Vector, vectorFromArray } from 'apache-arrow';

export type FeatureRow = { track_id: string; recording_id: string } & Record<(typeof FEATURES)[number], number | null>;

/** Rows as an Arrow stream, columns as the contract has them. */
export function encodeFeatures(rows: readonly FeatureRow[]): Uint8Array {
  const columns: Record<string, Vector<Utf8 | Float32>> = {
    trackId: vectorFromArray(
      rows.map((row) => row.track_id),
      new Utf8(),
    ),
    recordingId: vectorFromArray(
      rows.map((row) => row.recording_id),
      new Utf8(),
    ),
  };
  for (const feature of FEATURES)
    columns[feature] = vectorFromArray(
      rows.map((row) => row[feature]),
      new Float32(),
    );
  return tableToIPC(new Table(columns), 'stream');
}
