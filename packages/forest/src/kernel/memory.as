// The twin of memory.ts in AssemblyScript, which the WebAssembly build takes in its place: see there.

@inline export function loadU8(place: i32): i32 { return load<u8>(place); }
@inline export function storeU8(place: i32, value: i32): void { store<u8>(place, value); }
@inline export function loadU16(place: i32): i32 { return load<u16>(place); }
@inline export function storeU16(place: i32, value: i32): void { store<u16>(place, u16(value)); }
@inline export function loadI32(place: i32): i32 { return load<i32>(place); }
@inline export function storeI32(place: i32, value: i32): void { store<i32>(place, value); }
@inline export function loadF32(place: i32): f32 { return load<f32>(place); }
@inline export function storeF32(place: i32, value: f32): void { store<f32>(place, value); }
@inline export function loadF64(place: i32): f64 { return load<f64>(place); }
@inline export function storeF64(place: i32, value: f64): void { store<f64>(place, value); }
@inline export function addCell(place: i32, added: i32): void { v128.store(place, i32x4.add(v128.load(place), v128.load(added))); }
@inline export function copyCell(place: i32, copied: i32): void { v128.store(place, v128.load(copied)); }
@inline export function swapCells(one: i32, other: i32): void { const kept = v128.load(one); v128.store(one, v128.load(other)); v128.store(other, kept); }
@inline export function clearCell(place: i32): void { v128.store(place, i32x4.splat(0)); }
// A load's offset has to be a number in the source; of these only the one that is asked for is left by the optimiser.
@inline function loadKey(row: i32, lane: i32): i32 {
  return lane == 0 ? load<i32>(row) : lane == 8 ? load<i32>(row, 8) : lane == 16 ? load<i32>(row, 16) : lane == 24 ? load<i32>(row, 24)
    : lane == 32 ? load<i32>(row, 32) : lane == 40 ? load<i32>(row, 40) : lane == 48 ? load<i32>(row, 48) : load<i32>(row, 56);
}
@inline export function nextNode(node: i32, row: i32, lane: i32): i32 { return load<i32>(node, 8) + (i32(loadKey(row + load<i32>(node, 4), lane) > load<i32>(node)) << 4); }
@inline export function multiply(a: i32, b: i32): i32 { return a * b; }
@inline export function scale(random: i32, bound: i32): i32 { return i32((u64(u32(random)) * u64(bound)) >> 32); }
@inline export function fraction(random: i32): f64 { return f64(u32(random)) / 4294967296; }
@inline export function lowestBit(bits: i32): i32 { return ctz(bits); }
@inline export function toSingle(value: f64): f32 { return f32(value); }
@inline export function isMissing(value: f32): bool { return isNaN(value); }
@inline export function countBits(bits: i32): i32 { return popcnt(bits); }
@inline export function lesser(one: i32, other: i32): i32 { return min(one, other); }
