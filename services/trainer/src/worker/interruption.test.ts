import { expect, test } from 'vitest';
import { ComputeAborted, ComputeError, ComputeUnavailable } from './compute.ts';
import { isInterruption } from './interruption.ts';

const coded = (code: string) => Object.assign(new Error('said by a driver'), { code });

test.each([
  new ComputeAborted('stopped'),
  new ComputeUnavailable('no process can be had'),
  coded('08006'),
  coded('57P01'),
  coded('53300'),
  coded('40P01'),
  coded('ECONNREFUSED'),
  new Error('Connection terminated unexpectedly'),
  new Error('timeout exceeded when trying to connect'),
  new Error('Query read timeout'),
  new Error('wrapped', { cause: coded('ECONNRESET') }),
])('%s is what happened around the shard', (error) => {
  expect(isInterruption(error)).toBe(true);
});

test.each([
  new ComputeError('out of memory'),
  new RangeError('byte length of Float32Array should be a multiple of 4'),
  coded('22003'),
  coded('42703'),
  new Error('There is no grid "NEXT"'),
  'not even an error',
])('%s is the shard’s own failure', (error) => {
  expect(isInterruption(error)).toBe(false);
});
