import { expect, test } from 'vitest';
import { serviceStartFailure } from './start-failure.ts';

const logOf = (text: string) => ({ file: '/logs/trainer.log', text: () => text, end: () => '  the last lines' });
const fatal = (type: string, message: string) =>
  `${JSON.stringify({ level: 60, err: { type, message } })}\n{"level":30}\n`;

test('tells the error that the service ended with', () => {
  const failure = serviceStartFailure('trainer', logOf(fatal('Error', 'no such host')));
  expect([failure.message, failure.hint]).toEqual([
    'The service trainer could not be started:\nno such host',
    'The whole log is in /logs/trainer.log.',
  ]);
});

test('tells what to do about data of another version', () => {
  const failure = serviceStartFailure('trainer', logOf(fatal('MigrationError', 'start a newer version')));
  expect(failure.message).toContain('another version of Curator');
  expect(failure.hint).toContain('--reset');
});

test('shows the last lines where the service did not say, and a full disk as such', () => {
  expect(serviceStartFailure('trainer', logOf('Segmentation fault')).message).toContain('the last lines');
  expect(serviceStartFailure('trainer', logOf('ENOSPC: no space left on device')).message).toMatch(/disk .* is full/);
});
