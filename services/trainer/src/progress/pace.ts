/** What went on earlier says little of now: workers come and go. */
const WINDOW_MS = 30_000;
/** From less than this nothing is told. */
const LEAST_MS = 1_000;

interface Mark {
  atMs: number;
  done: number;
}

/** How fast a training goes, from what was seen of it. */
export class Pace {
  readonly #marks: Mark[] = [];

  /**
   * @param done pieces of about equal cost that are done, of `total`; parts of a piece count
   * @param atMs of a clock that only goes forward
   * @returns seconds that the rest takes at the pace of the last half minute; undefined while that is not known
   */
  note(done: number, total: number, atMs: number): number | undefined {
    const marks = this.#marks;
    if (marks.at(-1)?.done !== done) marks.push({ atMs, done });
    while (marks.length > 2 && atMs - (marks[1] as Mark).atMs > WINDOW_MS) marks.shift();
    const first = marks[0] as Mark;
    // Until now, not until the last piece: who asks after a standstill is told more.
    const passed = atMs - first.atMs;
    if (done === first.done || passed < LEAST_MS) return undefined;
    return ((total - done) * passed) / (done - first.done) / 1_000;
  }
}
