import { z } from 'zod';
import type { Tally } from './tally.ts';

/** The parts of vitest's JSON report that are read here. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo', 'disabled']),
        }),
      ),
    }),
  ),
});

/** Counts what vitest reports. A file that could not even be loaded is a failure. @throws ZodError on another format */
export function readVitestReport(json: string, root: string): Tally {
  const tally: Tally = { passed: 0, failed: [], skipped: [] };
  for (const { name, status, assertionResults } of reportSchema.parse(JSON.parse(json)).testResults) {
    const file = name.replace(root, '');
    for (const test of assertionResults) {
      if (test.status === 'passed') tally.passed += 1;
      else (test.status === 'failed' ? tally.failed : tally.skipped).push(`${file} > ${test.fullName}`);
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) tally.failed.push(file);
  }
  return tally;
}
