/**
 * The kernel's memory, as TypeScript runs it. Beside this file lies its twin in AssemblyScript, which the WebAssembly build
 * takes in its place: the same names over the instance's own memory. Places are in bytes; nothing is checked.
 */

let u8 = new Uint8Array();
let u16 = new Uint16Array();
let words = new Int32Array();
let singles = new Float32Array();
let doubles = new Float64Array();

/** From now on all places lie in this buffer; its length is a multiple of 8. */
export function bindMemory(buffer: ArrayBuffer): void {
  u8 = new Uint8Array(buffer);
  u16 = new Uint16Array(buffer);
  words = new Int32Array(buffer);
  singles = new Float32Array(buffer);
  doubles = new Float64Array(buffer);
}

export function loadU8(place: i32): i32 {
  return u8[place] as number;
}

export function storeU8(place: i32, value: i32): void {
  u8[place] = value;
}

export function loadU16(place: i32): i32 {
  return u16[place >> 1] as number;
}

export function storeU16(place: i32, value: i32): void {
  u16[place >> 1] = value;
}

export function loadI32(place: i32): i32 {
  return words[place >> 2] as number;
}

export function storeI32(place: i32, value: i32): void {
  words[place >> 2] = value;
}

export function loadF32(place: i32): f32 {
  return singles[place >> 2] as number;
}

export function storeF32(place: i32, value: f32): void {
  singles[place >> 2] = value;
}

export function loadF64(place: i32): f64 {
  return doubles[place >> 3] as number;
}

export function storeF64(place: i32, value: f64): void {
  doubles[place >> 3] = value;
}

/** Adds the first three of a cell's four counts to those of another; the fourth is of no meaning afterwards. */
export function addCell(place: i32, added: i32): void {
  const to = place >> 2;
  const from = added >> 2;
  words[to] = (words[to] as number) + (words[from] as number);
  words[to + 1] = (words[to + 1] as number) + (words[from + 1] as number);
  words[to + 2] = (words[to + 2] as number) + (words[from + 2] as number);
}

export function copyCell(place: i32, copied: i32): void {
  const to = place >> 2;
  const from = copied >> 2;
  words[to] = words[from] as number;
  words[to + 1] = words[from + 1] as number;
  words[to + 2] = words[from + 2] as number;
  words[to + 3] = words[from + 3] as number;
}

/** Exchanges two cells, which may be the same. */
export function swapCells(one: i32, other: i32): void {
  const [a, b] = [one >> 2, other >> 2];
  for (let word = 0; word < 4; word += 1) {
    const kept = words[a + word] as number;
    words[a + word] = words[b + word] as number;
    words[b + word] = kept;
  }
}

export function clearCell(place: i32): void {
  const at = place >> 2;
  words[at] = 0;
  words[at + 1] = 0;
  words[at + 2] = 0;
  words[at + 3] = 0;
}

/**
 * Where a row goes from a node: to the first of its children, or the second, which lies behind it, where the row's key is greater
 * than the node's. Lane is added to the row's place.
 */
export function nextNode(node: i32, row: i32, lane: i32): i32 {
  const at = node >> 2;
  const key = words[(row + lane + (words[at + 1] as number)) >> 2] as number;
  return (words[at + 2] as number) + (key > (words[at] as number) ? 16 : 0);
}

/** The product's lowest 32 bits. */
export function multiply(a: i32, b: i32): i32 {
  return Math.imul(a, b);
}

/** A uniform 32-bit number scaled to 0..bound - 1. */
export function scale(random: i32, bound: i32): i32 {
  return Math.floor((random >>> 0) * (bound / 4294967296));
}

/** A uniform 32-bit number as a fraction of 1. */
export function fraction(random: i32): f64 {
  return (random >>> 0) / 4294967296;
}

/** The place of the lowest bit that is set; the bits are not all 0. */
export function lowestBit(bits: i32): i32 {
  return 31 - Math.clz32(bits & -bits);
}

export function toSingle(value: f64): f32 {
  return Math.fround(value);
}

export function isMissing(value: f32): boolean {
  return Number.isNaN(value);
}

/** How many bits are set. */
export function countBits(bits: i32): i32 {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function lesser(one: i32, other: i32): i32 {
  return Math.min(one, other);
}
