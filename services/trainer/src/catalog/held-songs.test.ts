import { FEATURES } from '@curator/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeedBatch } from './feature-columns.ts';
import { createHeldSongs } from './held-songs.ts';

interface Change {
  recording: number;
  value: number;
  gone: boolean;
}

function batchOf(changes: readonly Change[]): FeedBatch {
  const features = new Float32Array(changes.length * FEATURES.length);
  for (const [row, { value }] of changes.entries())
    for (let feature = 0; feature < FEATURES.length; feature += 1)
      features[feature * changes.length + row] = value + feature;
  return {
    trackIds: changes.map(({ recording, value }) => `track ${recording} ${value}`),
    recordingIds: changes.map(({ recording }) => `recording ${recording}`),
    features,
    gone: Uint8Array.from(changes, ({ gone }) => (gone ? 1 : 0)),
    nRows: changes.length,
  };
}

test('holds what a map would hold, whatever comes and goes', () => {
  const change = fc.record({ recording: fc.nat(12), value: fc.nat(1_000), gone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 12 }), (batches) => {
      const [held, expected] = [createHeldSongs(), new Map<string, string>()];
      for (const batch of batches) {
        held.apply(batchOf(batch));
        for (const { recording, value, gone } of batch)
          if (gone) expected.delete(`recording ${recording}`);
          else expected.set(`recording ${recording}`, `track ${recording} ${value}: ${value} to ${value + 8}`);
        const { trackIds, recordingIds, features, nRows } = held.columns();
        const found = recordingIds.map((id, row) => [
          id,
          `${trackIds[row]}: ${features[row]} to ${features[8 * nRows + row]}`,
        ]);
        expect(new Map(found as [string, string][])).toEqual(expected);
        expect(found).toHaveLength(nRows);
      }
    }),
  );
});

test('a copy stays as it was', () => {
  const held = createHeldSongs();
  held.apply(batchOf([{ recording: 1, value: 1, gone: false }]));
  const before = held.columns();
  held.apply(batchOf([{ recording: 1, value: 2, gone: false }]));
  expect([before.features[0], held.columns().features[0]]).toEqual([1, 2]);
});
