import { FEATURES } from '@curator/contracts';
import { expect, test } from 'vitest';
import { reasonsOf } from './reason.ts';

const nine = (value: number, changed: Partial<Record<(typeof FEATURES)[number], number>> = {}) =>
  FEATURES.map((feature) => changed[feature] ?? value);
const trainedOn = {
  likedMedians: nine(0.2, { tempo: 90, loudness: -10 }),
  otherMedians: nine(0.8, { tempo: 130, loudness: -5 }),
};

test('the strongest reason comes first, whether it speaks for the song or against it', () => {
  const values = nine(0.3, { tempo: 92.4, loudness: -4.26, energy: 0.9 });
  const contributions = nine(0.01, { tempo: 0.2, loudness: -0.1, energy: 0.05 });
  expect(
    reasonsOf(values, contributions, trainedOn)
      .slice(0, 3)
      .map(({ text }) => text),
  ).toEqual([
    'Tempo 92 BPM is like your songs: yours centre on 90 BPM, others on 130 BPM.',
    'Loudness -4.3 dB speaks against it: yours centre on -10.0 dB, others on -5.0 dB.',
    'Energy 0.90 speaks for it: yours centre on 0.20, others on 0.80.',
  ]);
});
