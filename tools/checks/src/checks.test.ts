import { expect, test } from 'vitest';
import { declaredSkips, reasonOfSkip } from './declared-skips.ts';
import { addTallies, tallyText } from './tally.ts';
import { readVitestReport } from './vitest-report.ts';

const file = (name: string, status: string, tests: Record<string, string>) => ({
  name: `/checkout/${name}`,
  status,
  assertionResults: Object.entries(tests).map(([fullName, result]) => ({ fullName, status: result })),
});

test('counts passed, failed and skipped tests, and names the last two', () => {
  const json = JSON.stringify({
    testResults: [file('a.test.ts', 'failed', { one: 'passed', two: 'failed', three: 'skipped' })],
  });
  expect(readVitestReport(json, '/checkout/')).toEqual({
    passed: 1,
    failed: ['a.test.ts > two'],
    skipped: ['a.test.ts > three'],
  });
});

test('a file that could not be loaded is a failure', () => {
  const json = JSON.stringify({ testResults: [file('broken.test.ts', 'failed', {})] });
  expect(readVitestReport(json, '/checkout/').failed).toEqual(['broken.test.ts']);
});

test('the closing line adds up all tiers', () => {
  const total = addTallies([
    { passed: 2, failed: [], skipped: ['x'] },
    { passed: 1, failed: ['y'], skipped: [] },
  ]);
  expect(tallyText(total)).toBe('3 passed, 1 failed, 1 skipped');
});

test('a skip is all right only where its declared reason holds on this machine', () => {
  const here = {
    realDataThere: true,
    dockerThere: false,
    browserWanted: true,
    kubectlThere: true,
    natsServerThere: true,
  };
  const name = 'import.test.ts > [real data] imports all rows';
  expect(reasonOfSkip(name, declaredSkips(here))).toBeUndefined();
  expect(reasonOfSkip(name, declaredSkips({ ...here, realDataThere: false }))).toMatch(/not on this machine/);
  expect(reasonOfSkip('other.test.ts > whatever', declaredSkips(here))).toBeUndefined();
});
