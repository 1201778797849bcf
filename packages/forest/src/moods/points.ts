/** Points in space, row-major: column c of row r is `values[r * nColumns + c]`. All finite. */
export interface Points {
  readonly values: Float64Array;
  readonly nRows: number;
  readonly nColumns: number;
}

/** The squared Euclidean distance of two rows, given where each begins. */
export function squaredDistance(
  a: Float64Array,
  startOfA: number,
  b: Float64Array,
  startOfB: number,
  nColumns: number,
): number {
  let sum = 0;
  for (let column = 0; column < nColumns; column += 1) {
    const difference = (a[startOfA + column] as number) - (b[startOfB + column] as number);
    sum += difference * difference;
  }
  return sum;
}

/** Some of the rows, in the order given. */
export function selectPoints({ values, nColumns }: Points, rows: ArrayLike<number>): Points {
  const selected = new Float64Array(rows.length * nColumns);
  for (let index = 0; index < rows.length; index += 1) {
    const start = (rows[index] as number) * nColumns;
    selected.set(values.subarray(start, start + nColumns), index * nColumns);
  }
  return { values: selected, nRows: rows.length, nColumns };
}
