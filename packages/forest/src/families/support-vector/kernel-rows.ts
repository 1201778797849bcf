import type { Points } from '../../moods/points.ts';

/**
 * Rows of the RBF kernel matrix, exp(-gamma |a - b|²), computed when first asked for; those asked for longest ago are forgotten
 * when the memory given is full. What is forgotten comes back the same.
 */
export class KernelRows {
  readonly #points: Points;
  readonly #gamma: number;
  readonly #norms: Float64Array;
  readonly #rows: Float32Array;
  readonly #slotOf: Int32Array;
  readonly #rowIn: Int32Array;
  readonly #lastUse: Float64Array;
  #uses = 0;

  /** @param maxBytes memory for rows of 4 bytes a value; two rows are kept whatever it says. */
  constructor(points: Points, gamma: number, maxBytes: number) {
    const { values, nRows, nColumns } = points;
    this.#points = points;
    this.#gamma = gamma;
    this.#norms = Float64Array.from({ length: nRows }, (_, row) => {
      let sum = 0;
      for (let column = 0; column < nColumns; column += 1) sum += (values[row * nColumns + column] as number) ** 2;
      return sum;
    });
    const slots = Math.max(2, Math.min(nRows, Math.floor(maxBytes / (4 * nRows))));
    this.#rows = new Float32Array(slots * nRows);
    this.#slotOf = new Int32Array(nRows).fill(-1);
    this.#rowIn = new Int32Array(slots).fill(-1);
    this.#lastUse = new Float64Array(slots);
  }

  /** The kernel of one row with every row; valid until two other rows have been asked for. */
  row(row: number): Float32Array {
    const { nRows } = this.#points;
    let slot = this.#slotOf[row] as number;
    if (slot < 0) {
      slot = this.#leastUsedSlot();
      const forgotten = this.#rowIn[slot] as number;
      if (forgotten >= 0) this.#slotOf[forgotten] = -1;
      this.#slotOf[row] = slot;
      this.#rowIn[slot] = row;
      this.#compute(row, this.#rows.subarray(slot * nRows, (slot + 1) * nRows));
    }
    this.#uses += 1;
    this.#lastUse[slot] = this.#uses;
    return this.#rows.subarray(slot * nRows, (slot + 1) * nRows);
  }

  #leastUsedSlot(): number {
    let least = 0;
    for (let slot = 1; slot < this.#lastUse.length; slot += 1)
      if ((this.#lastUse[slot] as number) < (this.#lastUse[least] as number)) least = slot;
    return least;
  }

  #compute(row: number, into: Float32Array): void {
    const { values, nColumns } = this.#points;
    const start = row * nColumns;
    for (let other = 0, at = 0; other < into.length; other += 1) {
      let product = 0;
      for (let column = 0; column < nColumns; column += 1, at += 1)
        product += (values[start + column] as number) * (values[at] as number);
      const squared = (this.#norms[row] as number) + (this.#norms[other] as number) - 2 * product;
      // Rounding may give a row a distance just below 0 from its like.
      into[other] = Math.exp(-this.#gamma * Math.max(0, squared));
    }
  }
}
