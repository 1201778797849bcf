type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

const ALIGN = 16;

/** Hands out places in a memory, one behind the other. Without a memory it only finds out how large one must be. */
export class Arena {
  readonly #buffer: ArrayBuffer | undefined;
  readonly #places = new Map<Numbers, number>();
  // Place 0 stands for nothing.
  #size = ALIGN;

  constructor(buffer?: ArrayBuffer) {
    this.#buffer = buffer;
  }

  get size(): number {
    return this.#size;
  }

  /** Room for so many bytes. */
  take(bytes: number): number {
    const place = this.#size;
    this.#size += Math.ceil(bytes / ALIGN) * ALIGN;
    return place;
  }

  /** Where a copy of the numbers lies; the same array is copied once. */
  put(numbers: Numbers): number {
    const known = this.#places.get(numbers);
    if (known !== undefined) return known;
    const place = this.take(numbers.byteLength);
    this.#places.set(numbers, place);
    if (this.#buffer)
      new Uint8Array(this.#buffer, place, numbers.byteLength).set(
        new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
      );
    return place;
  }
}
