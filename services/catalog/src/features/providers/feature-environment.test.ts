import { EnvironmentError, readEnvironment } from '@curator/service-kit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { configuredProviders } from './configured-providers.ts';
import { featureEnvironment } from './feature-environment.ts';

const read = (environment: Record<string, string>) => readEnvironment(z.object(featureEnvironment), environment);
const SPOTIFY = { SPOTIFY_CLIENT_ID: 'id', SPOTIFY_CLIENT_SECRET: 'secret' };

test('nobody is asked until somebody is named', () => {
  expect(configuredProviders(read({ ...SPOTIFY, SPOTIFY_TRAINING: 'permitted' })).inOrder).toEqual([]);
});

test('they are asked in the order in which they are named', () => {
  const names = (list: string) =>
    configuredProviders(read({ ...SPOTIFY, FEATURE_PROVIDERS: list })).inOrder.map(({ name }) => name);
  expect([names('reccobeats'), names(' Spotify , reccobeats')]).toEqual([['reccobeats'], ['spotify', 'reccobeats']]);
});

test('what came from Spotify is not trained on unless that is stated to be permitted', () => {
  const mayTrain = (more: Record<string, string>) =>
    configuredProviders(read({ ...SPOTIFY, FEATURE_PROVIDERS: 'spotify', ...more })).inOrder[0]?.mayTrain;
  expect([mayTrain({}), mayTrain({ SPOTIFY_TRAINING: 'permitted' })]).toEqual([false, true]);
  expect(() => read({ SPOTIFY_TRAINING: 'yes' })).toThrow(EnvironmentError);
});

test.each([
  [{ FEATURE_PROVIDERS: 'lastfm' }],
  [{ FEATURE_PROVIDERS: 'spotify,spotify' }],
  [{ RECCOBEATS_URL: 'ftp://x' }],
  [{ FEATURE_UNKNOWN_DAYS: '0' }],
])('%j is refused', (environment) => {
  expect(() => read(environment as Record<string, string>)).toThrow(EnvironmentError);
});

test('Spotify without its credentials is refused, saying what to set', () => {
  expect(() => configuredProviders(read({ FEATURE_PROVIDERS: 'spotify' }))).toThrow(/SPOTIFY_CLIENT_SECRET/);
});
