export interface EigenDecomposition {
  /** Descending. */
  readonly values: Float64Array;
  /** Row r is the unit vector of value r; n × n, row-major. */
  readonly vectors: Float64Array;
}

const MAX_SWEEPS = 100;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's cyclic rotations (Golub and Van Loan, 2013, 8.5): slow for large
 * matrices, exact enough for small ones, and the same everywhere.
 *
 * @param matrix n × n, row-major, symmetric.
 */
export function symmetricEigen(matrix: Float64Array, n: number): EigenDecomposition {
  const a = matrix.slice();
  const vectors = Float64Array.from({ length: n * n }, (_, place) => (place % (n + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < MAX_SWEEPS && offDiagonal(a, n) > 0; sweep += 1)
    for (let p = 0; p < n - 1; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, vectors, n, p, q);
  const order = Array.from({ length: n }, (_, place) => place).sort(
    (x, y) => (a[y * (n + 1)] as number) - (a[x * (n + 1)] as number) || x - y,
  );
  return {
    values: Float64Array.from(order, (place) => a[place * (n + 1)] as number),
    vectors: Float64Array.from(order.flatMap((place) => [...vectors.subarray(place * n, (place + 1) * n)])),
  };
}

function offDiagonal(a: Float64Array, n: number): number {
  let [sum, diagonal] = [0, 0];
  for (let row = 0; row < n; row += 1)
    for (let column = 0; column < n; column += 1) {
      const square = (a[row * n + column] as number) ** 2;
      if (row === column) diagonal += square;
      else sum += square;
    }
  // What is below rounding is nothing.
  return sum > diagonal * 1e-30 ? sum : 0;
}

/** Turns columns and rows p and q so that a[p][q] becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k += 1) {
    const [akp, akq] = [a[k * n + p] as number, a[k * n + q] as number];
    a[k * n + p] = c * akp - s * akq;
    a[k * n + q] = s * akp + c * akq;
  }
  for (let k = 0; k < n; k += 1) {
    const [apk, aqk] = [a[p * n + k] as number, a[q * n + k] as number];
    a[p * n + k] = c * apk - s * aqk;
    a[q * n + k] = s * apk + c * aqk;
    const [vpk, vqk] = [vectors[p * n + k] as number, vectors[q * n + k] as number];
    vectors[p * n + k] = c * vpk - s * vqk;
    vectors[q * n + k] = s * vpk + c * vqk;
  }
}
