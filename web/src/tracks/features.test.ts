import { expect, test } from 'vitest';
import { FEATURES, featureLabel, filledShare, formatFeature } from './features.ts';

const named = (name: string) => {
  const found = FEATURES.find((feature) => feature.name === name);
  if (!found) throw new Error(`There is no feature ${name}`);
  return found;
};

test('bars never leave their track', () => {
  expect(filledShare(named('loudness'), -60)).toBe(0);
  expect(filledShare(named('loudness'), 1.5)).toBe(1);
  expect(filledShare(named('tempo'), 130)).toBe(0.5);
  expect(filledShare(named('valence'), 0.25)).toBe(0.25);
});

test('values carry their unit, and what was not measured is not 0', () => {
  expect(formatFeature(named('loudness'), -5.21)).toBe('-5.2 dB');
  expect(formatFeature(named('tempo'), 121.4)).toBe('121 BPM');
  expect(formatFeature(named('energy'), 0)).toBe('0.00');
  expect(formatFeature(named('energy'), null)).toBe('not measured');
});

test('a feature that the page does not know keeps the name that the API gave it', () => {
  expect(featureLabel('valence')).toBe('Valence');
  expect(featureLabel('brightness')).toBe('brightness');
});
