import { FEATURES } from '@curator/contracts';
import {
  Bool,
  Field,
  FixedSizeBinary,
  Float32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
} from 'apache-arrow';
import type { FeedBatch } from './binary-rows.ts';

const ID = new FixedSizeBinary(16);
const SCHEMA = new Schema([
  new Field('trackId', ID),
  new Field('recordingId', ID),
  ...FEATURES.map((name) => new Field(name, new Float32(), true)),
  new Field('gone', new Bool()),
]);
/** What ends a stream. */
const END_BYTES = 8;

/** One Arrow stream of batches, a batch in memory at a time: each is encoded by itself, and what a stream has once is left out. */
export async function* arrowStream(batches: AsyncIterable<FeedBatch>): AsyncGenerator<Uint8Array> {
  const empty = tableToIPC(new Table(SCHEMA), 'stream');
  const head = empty.subarray(0, empty.byteLength - END_BYTES);
  yield head;
  for await (const batch of batches) {
    const encoded = tableToIPC(new Table(SCHEMA, toRecordBatch(batch)), 'stream');
    yield encoded.subarray(head.byteLength, encoded.byteLength - END_BYTES);
  }
  yield empty.subarray(empty.byteLength - END_BYTES);
}

function toRecordBatch({ length, trackIds, recordingIds, features, gone, capacity }: FeedBatch): RecordBatch {
  const ids = (data: Uint8Array) => makeData({ type: ID, length, data: data.subarray(0, length * 16) });
  const columns = FEATURES.map((_, index) => features.subarray(index * capacity, index * capacity + length));
  const children = [
    ids(trackIds),
    ids(recordingIds),
    ...columns.map((data) => makeData({ type: new Float32(), length, data, ...nullsOf(data) })),
    makeData({ type: new Bool(), length, data: bitsOf(length, (row) => gone[row] === 1) }),
  ];
  return new RecordBatch(SCHEMA, makeData({ type: new Struct(SCHEMA.fields), length, nullCount: 0, children }));
}

function nullsOf(values: Float32Array): { nullCount: number; nullBitmap?: Uint8Array } {
  const nullCount = values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  if (nullCount === 0) return { nullCount };
  return { nullCount, nullBitmap: bitsOf(values.length, (row) => !Number.isNaN(values[row])) };
}

function bitsOf(length: number, isSet: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(length / 8));
  for (let row = 0; row < length; row += 1) if (isSet(row)) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  return bits;
}
