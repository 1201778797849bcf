/** What came of a tier's tests. A check that is not made of tests, such as the linter, counts as one. */
export interface Tally {
  passed: number;
  /** Names of the tests that failed. */
  failed: string[];
  /** Names of the tests that were skipped. */
  skipped: string[];
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** The closing line. */
export function tallyText({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
}
