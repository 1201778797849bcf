import { FEATURES, type Feature } from '@curator/contracts';
import { expect, test } from 'vitest';
import { type JudgedReceipt, reasonOfChosen, reasonOfOther } from './receipt-reason.ts';

const VALUES = {
  ...(Object.fromEntries(FEATURES.map((name) => [name, 0.5])) as Record<Feature, number>),
  loudness: -8,
  tempo: 120,
};
const receipt = (different: Partial<JudgedReceipt>): JudgedReceipt => ({
  ...{ values: VALUES, complete: true, rank: 0, isOwn: true, source: 'a.csv', measuredAt: new Date(0) },
  ...different,
});

test('the only measurement counts, whole or not', () => {
  expect(reasonOfChosen(receipt({}), [])).toBe(
    'It counts: it has all nine features, and it is the only measurement of this song.',
  );
  expect(reasonOfChosen(receipt({ complete: false }), [])).toMatch(/^It counts: nothing has all nine features/);
});

test('a file comes before a provider', () => {
  const provider = receipt({ rank: 2, source: 'reccobeats.com/audio-features', values: { ...VALUES, tempo: 60 } });
  expect(reasonOfOther(provider, receipt({}))).toBe(
    'It does not count, since your own file a.csv comes before reccobeats.com/audio-features. They disagree on tempo.',
  );
});

test('a difference of rounding is none, and what is missing does not disagree', () => {
  const other = receipt({ values: { ...VALUES, energy: 0.505, tempo: 121, valence: null }, complete: false });
  expect(reasonOfOther(other, receipt({}))).toMatch(/lacks some of the nine\. They agree\.$/);
});

test('a shared receipt of a provider says for whom it was asked', () => {
  const [own, shared] = [receipt({ rank: 2, source: 'x/y' }), receipt({ rank: 2, source: 'x/y', isOwn: false })];
  expect(reasonOfOther(shared, own)).toContain('x/y was asked for you, and comes before the catalogue’s');
});
