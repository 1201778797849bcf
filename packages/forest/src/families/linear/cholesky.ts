/**
 * Solves A x = b for a symmetric, positive definite A by Cholesky's decomposition, in place: A's lower triangle becomes the
 * factor, b becomes x.
 *
 * @param a n × n, row-major; only the lower triangle is read.
 * @returns whether A was positive definite; where not, a and b are of no use afterwards.
 */
export function solvePositiveDefinite(a: Float64Array, b: Float64Array): boolean {
  const n = b.length;
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = a[row * n + column] as number;
      for (let k = 0; k < column; k += 1) sum -= (a[row * n + k] as number) * (a[column * n + k] as number);
      if (column < row) a[row * n + column] = sum / (a[column * n + column] as number);
      else if (sum > 0) a[row * n + row] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let row = 0; row < n; row += 1) {
    let sum = b[row] as number;
    for (let k = 0; k < row; k += 1) sum -= (a[row * n + k] as number) * (b[k] as number);
    b[row] = sum / (a[row * n + row] as number);
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = b[row] as number;
    for (let k = row + 1; k < n; k += 1) sum -= (a[k * n + row] as number) * (b[k] as number);
    b[row] = sum / (a[row * n + row] as number);
  }
  return true;
}
