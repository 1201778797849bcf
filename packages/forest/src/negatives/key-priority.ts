/** A finaliser of full avalanche, as in splitmix32. */
function mix(value: number): number {
  let z = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}

/**
 * A number in 0..2^53 - 1 that looks random but is always the same for a key and (seed, bag): two 32-bit FNV-1a hashes (Fowler,
 * Noll and Vo) of the key's code units from different starts, each mixed.
 */
export function keyPriority(key: string, seed: number, bag: number): number {
  let high = mix(seed ^ 0x62616773) ^ mix(Math.floor(seed / 2 ** 32) + 1);
  let low = mix(high + bag + 1);
  high = mix(high ^ Math.imul(bag + 1, 0x9e3779b9));
  for (let place = 0; place < key.length; place += 1) {
    const unit = key.charCodeAt(place);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x01000193);
    // FNV's low bits depend on low bits only; a turn brings the high ones down.
    low = (low << 13) | (low >>> 19);
  }
  return (mix(high) >>> 11) * 2 ** 32 + (mix(low) >>> 0);
}
